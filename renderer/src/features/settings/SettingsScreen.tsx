import { useState } from 'react'
import { useOpeners } from '../../app/openers.tsx'
import { RecoveryCodePanel } from '../../app/RecoveryCodePanel.tsx'
import { useChangeSettings, useSession } from '../../app/session.tsx'
import type { SettingsPart } from '../../app/settings-parts.tsx'
import { useTexts } from '../../app/texts.tsx'
import type { NewCode } from '../../app/use-door.ts'
import { useGo } from '../../app/use-go.ts'
import { useMayDo } from '../../app/use-may-do.ts'
import { Button } from '../../ui/Button.tsx'
import { CheckField } from '../../ui/CheckField.tsx'
import { ChoiceField } from '../../ui/ChoiceField.tsx'
import { Page } from '../../ui/Page.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import classes from './settings.module.css'

const fontScales = [90, 100, 110, 120, 130, 140, 150] as const

/** How this person wants the screen, and who works here. A choice works at once; there is nothing to save. */
export function SettingsScreen({ parts }: { readonly parts: readonly SettingsPart[] }) {
  const { t } = useTexts()
  const { settings, version, host, hasPassword } = useSession()
  const change = useChangeSettings()
  const openers = useOpeners()
  const go = useGo()
  const mayDo = useMayDo()
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
  const shown = parts.filter(
    ({ right, isWithPassword }) =>
      mayDo(right) && (isWithPassword === undefined || isWithPassword === hasPassword),
  )
  return (
    <Page title={t('screen.settings')}>
      <div className={classes.settings}>
        <section className={classes.group}>
          <h2>{t('settings.display')}</h2>
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
          <h2>{t('settings.keys')}</h2>
          <CheckField
            label={t('settings.letterKeys')}
            hint={t('settings.letterKeysHint')}
            isChecked={settings.areLetterKeysOn}
            onChange={(areLetterKeysOn) => change({ areLetterKeysOn })}
          />
          <Button onClick={openers.openShortcuts}>{t('settings.showKeys')}</Button>
        </section>
        <section className={classes.group}>
          <h2>{t('settings.rules')}</h2>
          <p>{t('settings.rulesSentence')}</p>
          <Button onClick={go.toRules}>{t('settings.openRules')}</Button>
        </section>
        {shown.map(({ key, titleCode, Part }) => (
          <section key={key} className={classes.part} aria-labelledby={`settings-${key}`}>
            <h2 id={`settings-${key}`}>{t(titleCode)}</h2>
            <Part onNewCode={setNewCode} />
          </section>
        ))}
        <section className={classes.group}>
          <h2>{t('settings.about')}</h2>
          <p>{t(host === 'electron' ? 'settings.hostElectron' : 'settings.hostLoopback', { version })}</p>
        </section>
      </div>
    </Page>
  )
}
