import type { KeyBinding } from '../../app/key-binding.ts'
import type { KeyRegionProps } from '../../app/keys.tsx'
import { useRegionKeys } from '../../app/keys.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useGo } from '../../app/use-go.ts'
import { neighbourOf } from './RequestTabs.tsx'
import type { Inbox } from './use-inbox.ts'

/** What the letters of the list do to the chosen request. */
export interface ListActs {
  suggested(): void
  approve(): void
  decline(): void
  toAlternatives(): void
  why(): void
  copyReply(): void
}

interface RequestKeysInput {
  readonly inbox: Inbox
  /** undefined while nothing is chosen. */
  readonly acts: ListActs | undefined
  /** What `U` takes back: the last decision here, else the chosen row. */
  readonly putBack: () => void
  /** The focus follows the choice. */
  readonly follow: () => void
}

/** The keys of the list. Holding a key down never decides twice. */
export function useRequestKeys({ inbox, acts, putBack, follow }: RequestKeysInput): KeyRegionProps {
  const { t } = useTexts()
  const go = useGo()
  const rows = inbox.rows ?? []
  const at = inbox.selected === undefined ? -1 : rows.indexOf(inbox.selected)
  const moveTo = (index: number) => {
    const row = rows[Math.min(Math.max(index, 0), rows.length - 1)]
    if (row === undefined) return
    inbox.select(row)
    follow()
  }
  const once = (run: () => void) => (event: KeyboardEvent) => {
    if (!event.repeat) run()
  }
  const act = (name: keyof ListActs) => once(() => acts?.[name]())
  const bindings: readonly KeyBinding[] = [
    {
      keys: ['ArrowDown', 'ArrowUp'],
      shown: t('key.upDown'),
      labelCode: 'keys.move',
      isHint: true,
      run: (event) => moveTo(at + (event.key === 'ArrowDown' ? 1 : -1)),
    },
    { keys: ['Enter'], labelCode: 'inbox.keys.suggested', isHint: true, run: act('suggested') },
    { keys: ['a'], labelCode: 'inbox.keys.approve', isHint: true, run: act('approve') },
    { keys: ['x'], labelCode: 'inbox.keys.decline', isHint: true, run: act('decline') },
    { keys: ['b'], labelCode: 'inbox.keys.offer', isHint: true, run: act('toAlternatives') },
    { keys: ['u'], labelCode: 'inbox.keys.putBack', isHint: true, run: once(putBack) },
    { keys: ['w'], labelCode: 'inbox.keys.why', isHint: true, run: act('why') },
    { keys: ['c'], labelCode: 'inbox.keys.copy', run: act('copyReply') },
    { keys: ['n'], labelCode: 'inbox.keys.new', run: once(() => go.toNewRequest()) },
    {
      keys: ['ArrowRight', 'ArrowLeft'],
      shown: t('key.leftRight'),
      labelCode: 'inbox.keys.tabs',
      run: (event) => {
        inbox.toTab(neighbourOf(inbox.desk.tab, event.key === 'ArrowRight' ? 1 : -1))
        follow()
      },
    },
    {
      keys: ['Home', 'End'],
      labelCode: 'inbox.keys.ends',
      run: (event) => moveTo(event.key === 'Home' ? 0 : rows.length - 1),
    },
  ]
  return useRegionKeys({ id: 'requests', titleCode: 'inbox.keys', bindings })
}
