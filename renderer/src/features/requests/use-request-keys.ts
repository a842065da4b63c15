import type { KeyBinding } from '../../app/key-binding.ts'
import type { KeyRegionProps } from '../../app/keys.tsx'
import { useRegionKeys } from '../../app/keys.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useGo } from '../../app/use-go.ts'
import { neighbourOf } from './RequestTabs.tsx'
import type { Inbox } from './use-inbox.ts'
import type { Picks } from './use-picks.ts'

/** What the letters of the list do to the chosen request. */
export interface ListActs {
  suggested(): void
  approve(): void
  decline(): void
  toAlternatives(): void
  wait(): void
  why(): void
  copyReply(): void
}

interface RequestKeysInput {
  readonly inbox: Inbox
  readonly picks: Picks
  /** What Enter and A do to the ticked requests. */
  readonly reviewPicks: () => void
  readonly together: () => void
  /** undefined while nothing is chosen. */
  readonly acts: ListActs | undefined
  /** What `U` takes back: the last decision here, else the chosen row. */
  readonly putBack: () => void
  /** The focus follows the choice. */
  readonly follow: () => void
}

/** Who may not decide reads in the request itself who does. */
const deciding = { right: 'requests.decide', saysWhyNot: true } as const

/** The keys of the list. Holding a key down never decides twice. */
export function useRequestKeys(input: RequestKeysInput): KeyRegionProps {
  const { inbox, picks, acts, putBack, follow } = input
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
  /** With requests ticked, a yes means those. */
  const yes = (name: 'suggested' | 'approve') =>
    once(() => (picks.ids.length > 0 ? input.reviewPicks() : acts?.[name]()))
  const chosenId = inbox.selected?.request.id
  const pickTo = (index: number) => {
    const row = rows[Math.min(Math.max(index, 0), rows.length - 1)]
    if (!picks.isPossible || row === undefined || chosenId === undefined) return
    picks.add([chosenId, row.request.id])
    moveTo(index)
  }
  const bindings: readonly KeyBinding[] = [
    {
      keys: ['ArrowDown', 'ArrowUp'],
      shown: t('key.upDown'),
      labelCode: 'keys.move',
      isHint: true,
      run: (event) => moveTo(at + (event.key === 'ArrowDown' ? 1 : -1)),
    },
    { keys: ['Enter'], labelCode: 'inbox.keys.suggested', isHint: true, ...deciding, run: yes('suggested') },
    { keys: ['a'], labelCode: 'inbox.keys.approve', isHint: true, ...deciding, run: yes('approve') },
    { keys: ['x'], labelCode: 'inbox.keys.decline', isHint: true, ...deciding, run: act('decline') },
    { keys: ['b'], labelCode: 'inbox.keys.offer', isHint: true, ...deciding, run: act('toAlternatives') },
    {
      keys: ['u'],
      labelCode: 'inbox.keys.putBack',
      isHint: true,
      right: 'requests.decide',
      run: once(putBack),
    },
    {
      keys: ['Space'],
      labelCode: 'inbox.keys.pick',
      isHint: picks.isShown,
      run: once(() => {
        if (picks.isPossible && chosenId !== undefined) picks.toggle(chosenId)
      }),
    },
    {
      keys: ['Shift+ArrowDown', 'Shift+ArrowUp'],
      shown: t('inbox.keys.shiftUpDown'),
      labelCode: 'inbox.keys.pickMore',
      run: (event) => pickTo(at + (event.key === 'ArrowDown' ? 1 : -1)),
    },
    ...(picks.ids.length === 0
      ? []
      : [{ keys: ['Escape'], labelCode: 'inbox.keys.clear', run: picks.clear } as const]),
    { keys: ['p'], labelCode: 'inbox.keys.together', run: once(input.together) },
    { keys: ['l'], labelCode: 'inbox.keys.wait', ...deciding, run: act('wait') },
    { keys: ['w'], labelCode: 'inbox.keys.why', isHint: true, run: act('why') },
    { keys: ['c'], labelCode: 'inbox.keys.copy', run: act('copyReply') },
    {
      keys: ['n'],
      labelCode: 'inbox.keys.new',
      right: 'requests.enter',
      run: once(() => go.toNewRequest()),
    },
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
