import { useRouter } from '@tanstack/react-router'
import { useEffect, useMemo, useState } from 'react'
import type { ChildId, MergeId } from '#shared/domain/ids.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import { ChildFile } from '../features/child-file/ChildFile.tsx'
import { ChildCard } from '../features/children/ChildCard.tsx'
import { StaffCard } from '../features/children/StaffCard.tsx'
import { AgreedMergeDialog } from '../features/merging/AgreedMergeDialog.tsx'
import { MergeDialog } from '../features/merging/MergeDialog.tsx'
import { useFocusMemory } from './dialog-focus.ts'
import { Frame } from './Frame.tsx'
import { InspectorProvider, useInspector } from './inspector.tsx'
import type { MergeStart, Openers } from './openers.tsx'
import { OpenersContext } from './openers.tsx'
import { Palette } from './Palette.tsx'
import { ShortcutsDialog } from './ShortcutsDialog.tsx'
import { useKeptDraft } from './use-kept-draft.ts'

/** The frame with everything that can be opened over it. */
export function Root() {
  return (
    <InspectorProvider>
      <RootWithOpeners />
    </InspectorProvider>
  )
}

/** What the inspector shows belongs to a screen; going to another one closes it before that one is painted. */
function useCloseOnOtherScreen(close: () => void): void {
  const router = useRouter()
  useEffect(
    () =>
      router.subscribe('onBeforeLoad', ({ fromLocation, toLocation }) => {
        if (fromLocation !== undefined && screenOf(fromLocation.pathname) !== screenOf(toLocation.pathname))
          close()
      }),
    [router, close],
  )
}

function screenOf(pathname: string): string {
  return pathname.split('/')[1] ?? ''
}

type OpenMerge =
  | { readonly kind: 'new'; readonly start: MergeStart }
  | { readonly kind: 'agreed'; readonly mergeId: MergeId; readonly day: IsoDay }

interface OpenChild {
  readonly childId: ChildId
  readonly name: string
  readonly day: IsoDay
}

function ownerOf(childId: ChildId): string {
  return `child ${childId}`
}

function RootWithOpeners() {
  const { push, close: closeInspector, owner } = useInspector()
  useCloseOnOtherScreen(closeInspector)
  useFocusMemory()
  const [over, setOver] = useState<'palette' | 'shortcuts' | null>(null)
  const [merge, setMerge] = useState<OpenMerge | null>(null)
  const [child, setChild] = useState<OpenChild | null>(null)
  const openers = useMemo<Openers>(
    () => ({
      openChild: (childId, name, day) => {
        setChild({ childId, name, day })
        push(<ChildCard childId={childId} day={day} file={<ChildFile childId={childId} />} />, {
          title: name,
          owner: ownerOf(childId),
        })
      },
      openStaffMember: (facts) =>
        push(<StaffCard facts={facts} />, { title: facts.name, owner: `staff ${facts.staffMemberId}` }),
      openMerge: (start) => setMerge({ kind: 'new', start }),
      openAgreedMerge: (mergeId, day) => setMerge({ kind: 'agreed', mergeId, day }),
      openPalette: () => setOver('palette'),
      openShortcuts: () => setOver('shortcuts'),
    }),
    [push],
  )
  // The card that lay beside the screen lies there again after signing in.
  const isChildOpen = child !== null && owner === ownerOf(child.childId)
  useKeptDraft('open child', isChildOpen ? child : null, ({ childId, name, day }) =>
    openers.openChild(childId, name, day),
  )
  const close = () => setOver(null)
  const closeMerge = () => setMerge(null)
  return (
    <OpenersContext value={openers}>
      <Frame />
      <MergeDialog start={merge?.kind === 'new' ? merge.start : null} onClose={closeMerge} />
      <AgreedMergeDialog agreed={merge?.kind === 'agreed' ? merge : null} onClose={closeMerge} />
      <Palette isOpen={over === 'palette'} onClose={close} />
      <ShortcutsDialog isOpen={over === 'shortcuts'} onClose={close} />
    </OpenersContext>
  )
}
