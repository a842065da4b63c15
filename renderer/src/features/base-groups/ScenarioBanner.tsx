import { IconEyeglass } from '@tabler/icons-react'
import type { ScenarioSummary } from '#shared/ipc/parts/base-groups.ts'
import { useTexts } from '../../app/texts.tsx'
import { Button } from '../../ui/Button.tsx'
import classes from './planner.module.css'

interface ScenarioBannerProps {
  readonly scenario: ScenarioSummary
  readonly isDifferenceOpen: boolean
  readonly onDifference: () => void
  readonly onRename: () => void
  readonly onDuplicate: () => void
  readonly onDiscard: () => void
  readonly onCarryOut: () => void
  readonly onLeave: () => void
}

/** As long as a plan is looked at, this says so: nobody may take it for reality. */
export function ScenarioBanner(props: ScenarioBannerProps) {
  const { scenario, isDifferenceOpen, onDifference, onRename, onDuplicate, onDiscard, onCarryOut, onLeave } =
    props
  const { t } = useTexts()
  return (
    <section className={classes.banner} aria-label={t('baseGroups.bannerLabel')}>
      <IconEyeglass size={20} stroke={1.75} aria-hidden="true" />
      <p className={classes.bannerText}>
        {t('baseGroups.banner')} <strong>{scenario.name}</strong> (
        {t('baseGroups.changeCount', { count: scenario.changes.length })})
      </p>
      <Button size="small" aria-expanded={isDifferenceOpen} onClick={onDifference}>
        {t('baseGroups.difference')}
      </Button>
      <Button size="small" right="groups.edit" onClick={onRename}>
        {t('baseGroups.rename')}
      </Button>
      <Button size="small" right="groups.edit" onClick={onDuplicate}>
        {t('baseGroups.duplicate')}
      </Button>
      <Button size="small" right="groups.edit" onClick={onDiscard}>
        {t('baseGroups.discard')}
      </Button>
      <Button size="small" onClick={onLeave}>
        {t('baseGroups.leavePlan')}
      </Button>
      <Button size="small" kind="primary" right="groups.edit" onClick={onCarryOut}>
        {t('baseGroups.carryOut')}
      </Button>
    </section>
  )
}
