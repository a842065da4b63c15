import { Dialog } from '../ui/Dialog.tsx'
import { KeyHint } from '../ui/KeyHint.tsx'
import classes from './palette.module.css'
import { useKeyRegions } from './keys.tsx'
import { useSession } from './session.tsx'
import { useTexts } from './texts.tsx'

/** Every key that works now, part by part; under `?` and F1. */
export function ShortcutsDialog({
  isOpen,
  onClose,
}: {
  readonly isOpen: boolean
  readonly onClose: () => void
}) {
  const { t } = useTexts()
  const { version } = useSession()
  const regions = useKeyRegions().toSorted(
    (a, b) => Number(a.id === 'everywhere') - Number(b.id === 'everywhere'),
  )
  return (
    <Dialog title={t('keys.title')} isOpen={isOpen} onClose={onClose} size="50rem">
      <p>{t('keys.intro')}</p>
      <div className={classes.shortcuts}>
        {regions.map((region) => (
          <section key={region.id}>
            <h3>{t(region.titleCode)}</h3>
            <dl>
              {region.bindings.map((binding) => (
                <div key={`${binding.keys.join(' ')} ${binding.labelCode}`} style={{ display: 'contents' }}>
                  <dt>
                    {binding.shown ?? (
                      <>
                        {binding.keys.map((chord) => (
                          <KeyHint key={chord} chord={chord} />
                        ))}
                        <span className="visuallyHidden">{binding.keys.join(', ')}</span>
                      </>
                    )}
                  </dt>
                  <dd>{t(binding.labelCode)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p>{t('frame.version', { version })}</p>
    </Dialog>
  )
}
