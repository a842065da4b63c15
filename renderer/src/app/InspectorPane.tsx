import { IconArrowLeft, IconX } from '@tabler/icons-react'
import { IconButton } from '../ui/IconButton.tsx'
import { CrashScreen } from './CrashScreen.tsx'
import classes from './frame.module.css'
import { useInspector, useInspectorPages } from './inspector.tsx'
import { useRegionKeys } from './keys.tsx'
import { useTexts } from './texts.tsx'

/** The panel on the right: why a number is what it is, or who somebody is. The content stays in view beside it. */
export function InspectorPane({ isOverlay }: { readonly isOverlay: boolean }) {
  const { t } = useTexts()
  const inspector = useInspector()
  const pages = useInspectorPages()
  const keys = useRegionKeys({
    id: 'inspector',
    titleCode: 'keys.inspector',
    bindings: [{ keys: ['Escape'], labelCode: 'keys.close', isHint: true, run: inspector.close }],
  })
  const page = pages.at(-1)
  const previous = pages.at(-2)
  if (page === undefined) return null
  return (
    <aside
      {...keys}
      className={classes.inspector}
      data-overlay={isOverlay}
      data-pane="inspector"
      tabIndex={-1}
      aria-label={t('frame.inspector')}
    >
      <div className={classes.inspectorHeader}>
        {previous === undefined ? null : (
          <IconButton
            label={t('frame.backInInspector', { title: previous.title })}
            icon={<IconArrowLeft size={18} stroke={1.75} aria-hidden="true" />}
            onClick={inspector.back}
          />
        )}
        <h2>{page.title}</h2>
        <IconButton
          label={t('frame.closeInspector')}
          icon={<IconX size={18} stroke={1.75} aria-hidden="true" />}
          onClick={inspector.close}
        />
      </div>
      <div className={classes.inspectorBody}>
        <CrashScreen key={page.owner}>{page.content}</CrashScreen>
      </div>
    </aside>
  )
}
