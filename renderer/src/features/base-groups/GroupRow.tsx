import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { memo } from 'react'
import type { BaseGroupId } from '#shared/domain/ids.ts'
import type { PlanGroup } from '#shared/ipc/parts/base-groups.ts'
import { useTexts } from '../../app/texts.tsx'
import { LaneOutcome } from './LaneOutcome.tsx'
import type { MoveTerms } from './planned-change.ts'
import { pressureSentence, shortPressure } from './pressure-texts.ts'
import classes from './timeline.module.css'
import type { AskFor } from './use-outcome.ts'

interface GroupRowProps {
  readonly group: PlanGroup
  readonly hue: number
  readonly isOpen: boolean
  readonly activeStop: number | null
  readonly rowIndex: number
  readonly askFor: AskFor
  readonly terms: MoveTerms
  readonly onFocusStop: (rowKey: string, stop: number) => void
  readonly onOpen: (groupId: BaseGroupId) => void
}

/** The head of a group: per week the tightest day, because one full day decides whether a child can come. PLAN-1 */
export const GroupRow = memo(function GroupRow(props: GroupRowProps) {
  const { group, hue, isOpen, activeStop, rowIndex, askFor, terms, onFocusStop, onOpen } = props
  const texts = useTexts()
  const { t } = texts
  const key = `group ${group.groupId}`
  const stop = (at: number) => ({
    'data-place': `${key} ${at}`,
    tabIndex: activeStop === at ? 0 : -1,
    onFocus: () => onFocusStop(key, at),
  })
  const Icon = isOpen ? IconChevronDown : IconChevronRight
  return (
    <div className={classes.groupRow} role="row" aria-rowindex={rowIndex}>
      <div
        {...stop(0)}
        role="rowheader"
        aria-expanded={isOpen}
        className={classes.name}
        data-hue={hue}
        data-is-group="true"
        onClick={() => onOpen(group.groupId)}
      >
        <Icon size={14} stroke={2} aria-hidden="true" />
        <span className={classes.groupName}>
          <span className={classes.nameText}>{group.name}</span>
          <span className={classes.aside}>
            {t('baseGroups.groupAside', {
              max: group.maxChildren,
              from: group.minAgeMonths,
              until: group.maxAgeMonths,
            })}
          </span>
        </span>
      </div>
      <div className={classes.pressures} role="presentation">
        <LaneOutcome group={group} askFor={askFor} terms={terms} />
        {group.weeks.map((pressure, index) => {
          const sentence = pressureSentence(texts, group, pressure)
          const [day, rest] = shortPressure(texts, pressure)
          return (
            <div
              key={pressure.week}
              {...stop(index + 1)}
              role="gridcell"
              aria-label={sentence}
              title={sentence}
              className={classes.pressure}
              data-status={pressure.status}
              // Painted by the style sheet: hundreds of texts less to lay out, and the name says it in full.
              data-short={`${day}\n${rest}`}
            />
          )
        })}
      </div>
    </div>
  )
})
