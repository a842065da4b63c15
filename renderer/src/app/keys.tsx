import { createContext, use, useCallback, useEffect, useRef, useSyncExternalStore } from 'react'
import type { KeyboardEvent as ReactKeyboardEvent } from 'react'
import type { AccessRight } from '#shared/commands/role-permissions.ts'
import type { ScreenTextCode } from '../text/screen-texts.ts'
import { useAnnouncer } from './announcer.tsx'
import type { KeyBinding } from './key-binding.ts'
import { runBinding } from './key-binding.ts'
import { useSession } from './session.tsx'
import { useMayDo } from './use-may-do.ts'
import { useWhoMay } from './use-who-may.ts'

export interface KeyRegion {
  /** Set as `data-key-region` on the element whose focus makes these keys work. */
  readonly id: string
  readonly titleCode: ScreenTextCode
  readonly bindings: readonly KeyBinding[]
}

/** All key regions now on screen, for the status bar and the list under `?`. */
export interface KeyRegistry {
  add(region: KeyRegion): () => void
  list(): readonly KeyRegion[]
  subscribe(listener: () => void): () => void
}

export function createKeyRegistry(): KeyRegistry {
  let regions: readonly KeyRegion[] = []
  const listeners = new Set<() => void>()
  const change = (next: readonly KeyRegion[]) => {
    regions = next
    for (const listener of listeners) listener()
  }
  return {
    add(region) {
      change([...regions.filter(({ id }) => id !== region.id), region])
      return () => change(regions.filter((each) => each !== region))
    },
    list: () => regions,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

export const KeyRegistryContext = createContext<KeyRegistry>(createKeyRegistry())

export function useKeyRegions(): readonly KeyRegion[] {
  const registry = use(KeyRegistryContext)
  return useSyncExternalStore(registry.subscribe, registry.list)
}

/** What the keys do for who works here: a key of somebody else's work is not listed, and says who can. PRIV-4 */
function useRegistered(region: KeyRegion): { readonly current: KeyRegion } {
  const registry = use(KeyRegistryContext)
  const announcer = useAnnouncer()
  const mayDo = useMayDo()
  const writeWhoMay = useWhoMay()
  const isOwn = ({ right }: KeyBinding) => right === undefined || mayDo(right)
  const explain = (right: AccessRight) => () => announcer.say(writeWhoMay(right))
  const bindings = region.bindings.map((binding) =>
    isOwn(binding) || binding.right === undefined || binding.saysWhyNot === true
      ? binding
      : { ...binding, run: explain(binding.right) },
  )
  const latest = useRef({ ...region, bindings })
  const listed = useRef(region.bindings)
  useEffect(() => {
    latest.current = { ...region, bindings }
    listed.current = region.bindings.filter(isOwn)
  })
  // Listed by what is shown; the acts themselves are read from `latest` and may change with every paint.
  const signature = region.bindings
    .filter(isOwn)
    .map(({ keys, labelCode, isHint }) => `${keys.join(' ')} ${labelCode} ${isHint === true}`)
    .join('|')
  const { id, titleCode } = region
  useEffect(
    () => registry.add({ id, titleCode, bindings: listed.current }),
    [registry, id, titleCode, signature],
  )
  return latest
}

export interface KeyRegionProps {
  readonly 'data-key-region': string
  readonly onKeyDown: (event: ReactKeyboardEvent) => void
}

/** Keys that work while focus is inside one element: spread the answer on it. */
export function useRegionKeys(region: KeyRegion): KeyRegionProps {
  const latest = useRegistered(region)
  const { areLetterKeysOn } = useSession().settings
  const onKeyDown = useCallback(
    (event: ReactKeyboardEvent) => {
      if (!event.defaultPrevented) runBinding(latest.current.bindings, event.nativeEvent, areLetterKeysOn)
    },
    [latest, areLetterKeysOn],
  )
  return { 'data-key-region': region.id, onKeyDown }
}

/** Keys that work everywhere, unless the element with focus used them first or a dialog is open. */
export function useGlobalKeys(bindings: readonly KeyBinding[]): void {
  const latest = useRegistered({ id: 'everywhere', titleCode: 'keys.everywhere', bindings })
  const { areLetterKeysOn } = useSession().settings
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return
      if (document.querySelector('[aria-modal="true"]') !== null) return
      runBinding(latest.current.bindings, event, areLetterKeysOn)
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [latest, areLetterKeysOn])
}
