import { useTexts } from '../../app/texts.tsx'
import { keyBeside, TabRow } from '../../ui/TabRow.tsx'
import type { ListView } from './desk.ts'
import { tabs } from './desk.ts'
import type { Inbox } from './use-inbox.ts'

interface RequestTabsProps {
  readonly inbox: Inbox
  readonly panelId: string
  /** Something else has to make way for the list. */
  readonly onTab: (() => void) | undefined
}

/** Open, with the parent, on the waiting list, done. */
export function RequestTabs({ inbox, panelId, onTab }: RequestTabsProps) {
  const { t } = useTexts()
  return (
    <TabRow
      label={t('inbox.tabs')}
      tabs={shownTabs(inbox.desk.tab).map((key) => ({
        key,
        label: t(`inbox.tab.${key}`),
        count: key === 'fitting' ? inbox.rows?.length : inbox.counts?.[key],
      }))}
      current={inbox.desk.tab}
      panelId={panelId}
      onTab={(tab) => inbox.toTab(tab)}
      onPress={onTab}
    />
  )
}

/** What fits by now is a list of its own only while somebody looks at it. */
function shownTabs(current: ListView): readonly ListView[] {
  return current === 'fitting' ? [...tabs, 'fitting'] : tabs
}

export function neighbourOf(tab: ListView, step: 1 | -1): ListView {
  return keyBeside(shownTabs(tab), tab, step)
}
