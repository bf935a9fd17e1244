'use client'

import { Suspense, useRef, useState, type ChangeEvent } from 'react'
import { useAvatar } from '@/lib/client/use-avatar'
import type { Me } from '@/lib/contract/views'
import { useWords } from '@/components/language/language-provider'
import { useErrorText } from '@/components/language/use-error-text'
import { Avatar } from '@/components/ui/avatar'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'
import { lazyPart } from '@/components/ui/lazy-part'

const PictureCropper = lazyPart(() => import('./picture-cropper'))

/** Bytes of the largest file that is looked at; what is sent is far smaller. */
const maxBytes = 20_000_000

/** The picture that others see, a way to choose another, and one to have none. */
export function ProfilePicture({ me }: { me: Me }) {
  const { settings } = useWords()
  const words = settings.profile
  const errorText = useErrorText()
  const { set, remove, busy } = useAvatar()
  const [picture, setPicture] = useState<ImageBitmap>()
  const input = useRef<HTMLInputElement>(null)
  const opener = useRef<HTMLButtonElement>(null)

  async function choose({ target }: ChangeEvent<HTMLInputElement>): Promise<void> {
    const file = target.files?.[0]
    // The same file can be chosen again.
    target.value = ''
    if (!file) return
    if (file.size > maxBytes) return void toast.error(words.tooLarge)
    try {
      setPicture(await createImageBitmap(file))
    } catch {
      toast.error(words.notAPicture)
    }
  }

  function close(): void {
    picture?.close()
    setPicture(undefined)
  }

  async function save(blob: Blob): Promise<void> {
    try {
      await set(blob)
      close()
      toast.success(words.pictureSaved)
    } catch (error) {
      toast.error(errorText(error))
    }
  }

  async function removePicture(): Promise<void> {
    try {
      await remove()
      opener.current?.focus()
      toast.success(words.pictureRemoved)
    } catch (error) {
      toast.error(errorText(error))
    }
  }

  return (
    <div className="flex flex-wrap items-center gap-x-5 gap-y-3">
      <Avatar id={me.id} name={me.name} url={me.avatarUrl} size="xl" />
      <div className="min-w-0">
        <p className="truncate text-lg font-medium" dir="auto">
          {me.name}
        </p>
        <p className="truncate text-muted">
          <bdi>@{me.username}</bdi>
        </p>
        <div className="mt-2.5 flex flex-wrap gap-2">
          <Button ref={opener} look="secondary" onClick={() => input.current?.click()}>
            {me.avatarUrl ? words.changePicture : words.choosePicture}
          </Button>
          {me.avatarUrl && (
            <Button look="quiet" pending={busy && !picture} onClick={() => void removePicture()}>
              {words.removePicture}
            </Button>
          )}
        </div>
      </div>
      <input ref={input} type="file" hidden accept="image/jpeg,image/png,image/gif,image/webp" aria-label={words.picture} onChange={event => void choose(event)} />
      {picture && (
        <Suspense>
          <PictureCropper picture={picture} busy={busy} onDone={blob => void save(blob)} onCancel={close} finalFocus={opener} />
        </Suspense>
      )}
    </div>
  )
}
