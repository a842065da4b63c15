import { useMemo, useState } from 'react'
import type { CallOutput } from '#shared/ipc/contract.ts'
import type { Language } from '#shared/text/formats.ts'
import { languages } from '#shared/text/formats.ts'
import type { Texts } from '../../app/texts.tsx'
import { makeTexts, useTexts } from '../../app/texts.tsx'
import { useCall } from '../../app/use-call.ts'
import { useGo } from '../../app/use-go.ts'
import { useTrailNote } from '../../app/use-trail-note.ts'
import { Button } from '../../ui/Button.tsx'
import { CallTrouble } from '../../ui/CallTrouble.tsx'
import { ChoiceField } from '../../ui/ChoiceField.tsx'
import { Page } from '../../ui/Page.tsx'
import { ConsentSheet, LetterSheet } from './sheets.tsx'
import classes from './papers.module.css'

export type MergePapers = CallOutput<'merging.papers'>
const choices = ['all', 'letters', 'forms'] as const
type Choice = (typeof choices)[number]

/** The letter for parents and a form for each child that still needs consent, each in the family's language. GROUP-2, GROUP-3 */
export function MergePapersScreen({ mergeId }: { readonly mergeId: string }) {
  const { t } = useTexts()
  const go = useGo()
  const noteInTrail = useTrailNote()
  const [choice, setChoice] = useState<Choice>('all')
  const papers = useCall('merging.papers', { mergeId })
  const forms = papers.data?.families.filter(({ needsConsent }) => needsConsent).length ?? 0
  return (
    <Page
      title={t('mergePapers.title')}
      isBusy={papers.isFetching}
      tools={
        <>
          <Button onClick={() => go.toMerging()}>{t('mergePapers.back')}</Button>
          <ChoiceField
            label={t('mergePapers.which')}
            isLabelHidden
            value={choice}
            options={choices.map((value) => ({ value, label: t(`mergePapers.${value}`) }))}
            onChange={setChoice}
          />
          <Button
            kind="primary"
            onClick={() => {
              noteInTrail('printed', 'mergePapers')
              window.print()
            }}
          >
            {t('mergePapers.print')}
          </Button>
        </>
      }
    >
      {/* Nothing in the sheets can be pressed, so the sheets themselves take the focus to scroll. */}
      <div className={classes.screen} role="region" aria-label={t('mergePapers.sheets')} tabIndex={0}>
        <CallTrouble error={papers.error} />
        {papers.data === undefined ? null : (
          <>
            <p className={classes.hint}>
              {forms === 0
                ? t('mergePapers.noForms')
                : `${t('mergePapers.count', { count: forms })}. ${t('mergePapers.hint')}`}
            </p>
            <Sheets papers={papers.data} choice={choice} />
          </>
        )}
      </div>
    </Page>
  )
}

function Sheets({ papers, choice }: { readonly papers: MergePapers; readonly choice: Choice }) {
  const byLanguage = useFamilyTexts()
  const read = languages.filter((language) => papers.families.some((family) => family.language === language))
  const letters = read.length === 0 ? languages.slice(0, 1) : read
  return (
    <>
      {choice === 'forms'
        ? null
        : letters.map((language) => (
            <LetterSheet key={language} papers={papers} texts={byLanguage[language]} />
          ))}
      {choice === 'letters'
        ? null
        : papers.families
            .filter(({ needsConsent }) => needsConsent)
            .map((family) => (
              <ConsentSheet
                key={family.childId}
                papers={papers}
                family={family}
                texts={byLanguage[family.language]}
              />
            ))}
    </>
  )
}

/** Paper speaks the language of the family, whatever the screen speaks. */
function useFamilyTexts(): Readonly<Record<Language, Texts>> {
  return useMemo(() => ({ nl: makeTexts('nl'), en: makeTexts('en') }), [])
}
