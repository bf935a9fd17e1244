'use client'

import { Eye, EyeOff } from 'lucide-react'
import { useState } from 'react'
import { useWords } from '@/components/language/language-provider'
import { IconButton } from './icon-button'
import { TextField, type TextFieldProps } from './text-field'

/** A password that can be shown. Hidden again when the form is sent, so that browsers keep it as a password. */
export function PasswordField(props: Omit<TextFieldProps, 'type' | 'end'>) {
  const { actions } = useWords()
  const [shown, setShown] = useState(false)
  return (
    <TextField
      {...props}
      type={shown ? 'text' : 'password'}
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
      end={
        <IconButton label={shown ? actions.hidePassword : actions.showPassword} tooltip={false} aria-pressed={shown} onClick={() => setShown(!shown)}>
          {shown ? <EyeOff aria-hidden="true" /> : <Eye aria-hidden="true" />}
        </IconButton>
      }
    />
  )
}
