import { useState } from 'react'
import type { ReactNode } from 'react'
import { useOpeners } from '../../app/openers.tsx'
import { RecoveryCodePanel } from '../../app/RecoveryCodePanel.tsx'
import { useChangeSettings, useSession } from '../../app/session.tsx'
import type { SettingsPart, SettingsPlace } from '../../app/settings-parts.tsx'
import { useTexts } from '../../app/texts.tsx'
import type { NewCode } from '../../app/use-door.ts'
import { useGo } from '../../app/use-go.ts'
import { Button } from '../../ui/Button.tsx'
import { CheckField } from '../../ui/CheckField.tsx'
import { ChoiceField } from '../../ui/ChoiceField.tsx'
import { Page } from '../../ui/Page.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import classes from './settings.module.css'
import { partHeadingId, usePartInView } from './use-part-in-view.ts'

const fontScales = [90, 100, 110, 120, 130, 140, 150] as const

interface SettingsScreenProps {
  /** The parts that are for who works here. */
  readonly parts: readonly SettingsPart[]
  /** What can be jumped to, in the order in which it stands here. */
  readonly places: readonly SettingsPlace[]
  /** The place that is asked for; null = the beginning. */
  readonly partKey: string | null
  readonly onPart: (key: string) => void
  /** Somebody scrolled on. */
  readonly onLeavePart: () => void
}

/** How this person wants the screen, and who works here. A choice works at once; there is nothing to save. */
export function SettingsScreen({ parts, places, partKey, onPart, onLeavePart }: SettingsScreenProps) {
  const { t } = useTexts()
  const { settings, version, host } = useSession()
  const change = useChangeSettings()
  const openers = useOpeners()
  const go = useGo()
  const keys = places.map(({ key }) => key)
  const { list, seenKey } = usePartInView(keys, partKey, onLeavePart)
  const [newCode, setNewCode] = useState<NewCode | null>(null)
  if (newCode !== null) {
    return (
      <Page title={t('recoveryCode.title')}>
        <div className={classes.settings}>
          <RecoveryCodePanel code={newCode.code} name={newCode.name} onKept={() => setNewCode(null)} />
        </div>
      </Page>
    )
  }
  return (
    <Page title={t('screen.settings')}>
      <div className={classes.screen}>
        <div className={classes.columns}>
          <PlacesList places={places} currentKey={seenKey} onPart={onPart} />
          <div ref={list} className={classes.settings}>
            <section className={classes.group}>
              <PartHeading partKey="display">{t('settings.display')}</PartHeading>
              <ChoiceField
                label={t('settings.language')}
                value={settings.language}
                options={[
                  { value: 'nl', label: t('settings.dutch') },
                  { value: 'en', label: t('settings.english') },
                ]}
                onChange={(language) => change({ language })}
              />
              <ChoiceField
                label={t('settings.theme')}
                value={settings.theme}
                options={[
                  { value: 'light', label: t('settings.themeLight') },
                  { value: 'dark', label: t('settings.themeDark') },
                  { value: 'system', label: t('settings.themeSystem') },
                ]}
                onChange={(theme) => change({ theme })}
              />
              <ChoiceField
                label={t('settings.density')}
                value={settings.density}
                options={[
                  { value: 'compact', label: t('settings.compact') },
                  { value: 'roomy', label: t('settings.roomy') },
                ]}
                onChange={(density) => change({ density })}
              />
              <SelectField
                label={t('settings.fontScale')}
                value={String(settings.fontScalePercent)}
                options={fontScales.map((percent) => ({
                  value: String(percent),
                  label: t('settings.percent', { percent }),
                }))}
                onChange={(percent) => change({ fontScalePercent: Number(percent) })}
              />
            </section>
            <section className={classes.group}>
              <PartHeading partKey="keys">{t('settings.keys')}</PartHeading>
              <CheckField
                label={t('settings.letterKeys')}
                hint={t('settings.letterKeysHint')}
                isChecked={settings.areLetterKeysOn}
                onChange={(areLetterKeysOn) => change({ areLetterKeysOn })}
              />
              <Button onClick={openers.openShortcuts}>{t('settings.showKeys')}</Button>
            </section>
            <section className={classes.group}>
              <PartHeading partKey="rules">{t('settings.rules')}</PartHeading>
              <p>{t('settings.rulesSentence')}</p>
              <Button onClick={go.toRules}>{t('settings.openRules')}</Button>
            </section>
            {parts.map(({ key, titleCode, Part }) => (
              <section key={key} className={classes.part} aria-labelledby={partHeadingId(key)}>
                <PartHeading partKey={key}>{t(titleCode)}</PartHeading>
                <Part onNewCode={setNewCode} />
              </section>
            ))}
            <section className={classes.group}>
              <PartHeading partKey="about">{t('settings.about')}</PartHeading>
              <p>{t(host === 'electron' ? 'settings.hostElectron' : 'settings.hostLoopback', { version })}</p>
            </section>
          </div>
        </div>
      </div>
    </Page>
  )
}

/** The focus comes here from the list of parts, from the palette and from an address. */
function PartHeading({ partKey, children }: { readonly partKey: string; readonly children: ReactNode }) {
  return (
    <h2 id={partHeadingId(partKey)} tabIndex={-1}>
      {children}
    </h2>
  )
}

interface PlacesListProps {
  readonly places: readonly SettingsPlace[]
  readonly currentKey: string | null
  readonly onPart: (key: string) => void
}

/** Everything that is on this screen, to jump to; the one that is in view is marked. */
function PlacesList({ places, currentKey, onPart }: PlacesListProps) {
  const { t } = useTexts()
  const current = currentKey ?? places[0]?.key
  return (
    <nav className={classes.places} aria-label={t('settings.places')}>
      <ul role="list">
        {places.map(({ key, titleCode }) => (
          <li key={key}>
            <button
              type="button"
              className={classes.place}
              {...(key === current ? { 'aria-current': 'location' as const } : {})}
              onClick={() => {
                // It may be the one in view already: then only the focus goes there.
                document.getElementById(partHeadingId(key))?.focus({ preventScroll: true })
                onPart(key)
              }}
            >
              {t(titleCode)}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  )
}
