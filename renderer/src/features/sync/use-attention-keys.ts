import type { KeyboardEvent as ReactKeyboardEvent } from 'react'
import type { AttentionItem } from '#shared/ipc/calls/sync.ts'
import type { KeyBinding } from '../../app/key-binding.ts'
import type { KeyRegionProps } from '../../app/keys.tsx'
import { useRegionKeys } from '../../app/keys.tsx'
import { useTexts } from '../../app/texts.tsx'
import type { AttentionActs } from './use-attention-acts.ts'

interface AttentionKeysInput {
  readonly items: readonly AttentionItem[]
  /** Which one the keys are about. */
  readonly at: number
  readonly focusAt: (index: number) => void
  readonly acts: AttentionActs
}

/** The keys of the list. Holding a key down never chooses twice. */
export function useAttentionKeys({ items, at, focusAt, acts }: AttentionKeysInput): KeyRegionProps {
  const { t } = useTexts()
  const item = items[at]
  const once = (run: (item: AttentionItem) => void) => (event: KeyboardEvent) => {
    if (!event.repeat && item !== undefined) run(item)
  }
  const bindings: readonly KeyBinding[] = [
    {
      keys: ['ArrowDown', 'ArrowUp'],
      shown: t('key.upDown'),
      labelCode: 'keys.move',
      isHint: true,
      run: (event) => focusAt(at + (event.key === 'ArrowDown' ? 1 : -1)),
    },
    { keys: ['j'], labelCode: 'keys.move', run: () => focusAt(at + 1) },
    { keys: ['k'], labelCode: 'keys.move', run: () => focusAt(at - 1) },
    { keys: ['Enter'], labelCode: 'sync.keys.open', isHint: true, run: once(acts.open) },
    {
      keys: ['i'],
      labelCode: 'sync.keys.again',
      isHint: true,
      right: 'rejections.dismiss',
      run: once((chosen) => {
        if (chosen.maySendAgain) acts.sendAgain(chosen)
      }),
    },
    {
      keys: ['g'],
      labelCode: 'sync.keys.dismiss',
      isHint: true,
      right: 'rejections.dismiss',
      run: once(acts.dismiss),
    },
    {
      keys: ['Home', 'End'],
      labelCode: 'sync.keys.ends',
      run: (event) => focusAt(event.key === 'Home' ? 0 : items.length - 1),
    },
  ]
  const keys = useRegionKeys({ id: 'sync', titleCode: 'sync.keys', bindings })
  return {
    ...keys,
    onKeyDown: (event: ReactKeyboardEvent) => {
      // On a button Enter is that button's own.
      const isOnButton = event.target instanceof Element && event.target.closest('button') !== null
      if (!(isOnButton && event.key === 'Enter')) keys.onKeyDown(event)
    },
  }
}
