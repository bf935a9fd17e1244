'use client'

import { Monitor, Moon, Rows2, Rows3, Sun } from 'lucide-react'
import { densities, textSizes } from '@/lib/client/appearance'
import { useAppearance } from '@/lib/client/use-appearance'
import { useWords } from '@/components/language/language-provider'
import { SegmentedControl } from '@/components/ui/segmented-control'
import { Switch } from '@/components/ui/switch'
import { AppearancePreview } from './appearance-preview'
import { Answering, Lines, Part } from './parts'
import { useThemeChoice } from './use-theme-choice'

/** How this device shows Parley. */
export default function Appearance() {
  const words = useWords().settings.appearance
  const { theme, choose } = useThemeChoice()
  const { appearance, change } = useAppearance()
  const icons = { comfortable: Rows2, compact: Rows3 }
  return (
    <Answering>
      <Part title={words.theme}>
        <SegmentedControl
          label={words.theme}
          value={theme}
          segments={[
            { value: 'light', label: words.light, icon: Sun },
            { value: 'dark', label: words.dark, icon: Moon },
            { value: 'system', label: words.system, icon: Monitor },
          ]}
          onChange={choose}
        />
      </Part>
      <Part title={words.textSize}>
        <SegmentedControl
          label={words.textSize}
          value={appearance.textSize}
          segments={textSizes.map(value => ({ value, label: words.textSizes[value] }))}
          onChange={textSize => change({ textSize })}
        />
      </Part>
      <Part title={words.density}>
        <SegmentedControl
          label={words.density}
          value={appearance.density}
          segments={densities.map(value => ({ value, label: words[value], icon: icons[value] }))}
          onChange={density => change({ density })}
        />
      </Part>
      <Lines>
        <Switch label={words.motion} hint={words.motionHint} checked={appearance.motion === 'reduced'} onChange={on => change({ motion: on ? 'reduced' : 'system' })} />
      </Lines>
      <Part title={words.preview}>
        <AppearancePreview />
      </Part>
    </Answering>
  )
}
