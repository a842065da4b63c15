import { IconChevronDown, IconChevronUp } from '@tabler/icons-react'
import type { PlannedChange } from '#shared/domain/base-groups/model.ts'
import type { Message } from '#shared/domain/explanation/model.ts'
import type { PlanGroup, ScenarioSummary } from '#shared/ipc/parts/base-groups.ts'
import { useTexts } from '../../app/texts.tsx'
import { useCall } from '../../app/use-call.ts'
import type { ChangeDraft } from './change-draft.ts'
import { DifferencePanel } from './DifferencePanel.tsx'
import classes from './planner.module.css'
import { ProposalPanel } from './ProposalPanel.tsx'
import type { PlanLook } from './use-outcome.ts'
import { WaitingPanel } from './WaitingPanel.tsx'

export type PanelName = 'waiting' | 'proposal' | 'difference' | 'notices'

interface BottomPanelsProps {
  readonly open: PanelName | null
  readonly onToggle: (panel: PanelName) => void
  readonly look: PlanLook
  readonly groups: readonly PlanGroup[]
  readonly scenario: ScenarioSummary | null
  readonly notices: readonly Message[]
  readonly onPlace: (start: ChangeDraft) => void
  readonly onPlan: (changes: readonly PlannedChange[], name: string) => void
  readonly onRemove: (index: number) => void
}

/** Below the timeline, one at a time: who waits, a better division, and what the plan changes. */
export function BottomPanels(props: BottomPanelsProps) {
  const { open, onToggle, look, groups, scenario, notices, onPlace, onPlan, onRemove } = props
  const { t, write } = useTexts()
  const { locationId } = look
  const list = useCall('waitingList.list', { locationId })
  const count = list.data?.entries.length
  const tabs: readonly { readonly name: PanelName; readonly label: string }[] = [
    {
      name: 'waiting',
      label: count === undefined ? t('baseGroups.waiting') : t('baseGroups.waitingCount', { count }),
    },
    { name: 'proposal', label: t('baseGroups.proposal') },
    ...(scenario === null ? [] : [{ name: 'difference' as const, label: t('baseGroups.difference') }]),
    ...(notices.length === 0
      ? []
      : [{ name: 'notices' as const, label: t('baseGroups.noticeCount', { count: notices.length }) }]),
  ]
  const shown = tabs.find(({ name }) => name === open)?.name ?? null
  return (
    <>
      <div className={classes.tabs}>
        {tabs.map(({ name, label }) => (
          <button
            key={name}
            type="button"
            className={classes.tab}
            aria-expanded={shown === name}
            onClick={() => onToggle(name)}
          >
            {shown === name ? (
              <IconChevronDown size={16} stroke={1.75} aria-hidden="true" />
            ) : (
              <IconChevronUp size={16} stroke={1.75} aria-hidden="true" />
            )}
            {label}
          </button>
        ))}
      </div>
      {shown === null ? null : (
        <section
          className={classes.panel}
          aria-label={tabs.find(({ name }) => name === shown)?.label ?? t('baseGroups.waiting')}
        >
          {shown === 'waiting' ? (
            <WaitingPanel locationId={locationId} groups={groups} onPlace={onPlace} />
          ) : null}
          {shown === 'notices' ? (
            <ul role="list" className={classes.lines}>
              {notices.map((notice, index) => (
                <li key={`${index} ${notice.code}`} className={classes.line}>
                  {write(notice)}
                </li>
              ))}
            </ul>
          ) : null}
          {shown === 'proposal' ? <ProposalPanel look={look} onPlan={onPlan} /> : null}
          {shown === 'difference' && scenario !== null ? (
            <DifferencePanel scenario={scenario} look={look} onRemove={onRemove} />
          ) : null}
        </section>
      )}
    </>
  )
}
