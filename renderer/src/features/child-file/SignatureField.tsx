import { useRef } from 'react'
import type { PointerEvent } from 'react'
import type { Signature } from '#shared/ipc/calls/child-file.ts'
import { useTexts } from '../../app/texts.tsx'
import { Button } from '../../ui/Button.tsx'
import { CheckField } from '../../ui/CheckField.tsx'
import { ChoiceField } from '../../ui/ChoiceField.tsx'
import { beginLine, BOX, extendLine, isDrawn, pathOf, pointIn } from './drawn-lines.ts'
import type { Lines } from './drawn-lines.ts'
import controls from '../../ui/controls.module.css'
import classes from './child-file.module.css'

interface SignatureDraft {
  readonly way: Signature['kind']
  readonly lines: Lines
  /** "I sign", ticked by who does not draw. */
  readonly isConfirmed: boolean
}

export const unsigned: SignatureDraft = { way: 'drawn', lines: [], isConfirmed: false }

/** The signature as it is sent; null while there is none. */
export function signatureOf({ way, lines, isConfirmed }: SignatureDraft): Signature | null {
  if (way === 'typed') return isConfirmed ? { kind: 'typed' } : null
  return isDrawn(lines) ? { kind: 'drawn', strokes: lines.map((line) => line.map(([x, y]) => [x, y])) } : null
}

interface SignatureFieldProps {
  /** Who signs: parent or manager. */
  readonly legend: string
  readonly name: string
  readonly draft: SignatureDraft
  readonly isMissing: boolean
  readonly onChange: (draft: SignatureDraft) => void
}

/** A name drawn with mouse, finger or pen; who cannot draw confirms the typed name with the keyboard. FILE-2 */
export function SignatureField({ legend, name, draft, isMissing, onChange }: SignatureFieldProps) {
  const { t } = useTexts()
  return (
    <fieldset className={classes.signature}>
      <legend>
        {legend}
        {name === '' ? '' : `: ${name}`}
      </legend>
      <ChoiceField
        label={t('childFile.howToSign', { who: legend })}
        isLabelHidden
        value={draft.way}
        options={[
          { value: 'drawn', label: t('childFile.draw') },
          { value: 'typed', label: t('childFile.typeName') },
        ]}
        onChange={(way) => onChange({ ...draft, way })}
      />
      {draft.way === 'drawn' ? (
        <DrawBox legend={legend} lines={draft.lines} onChange={(lines) => onChange({ ...draft, lines })} />
      ) : (
        <CheckField
          label={t('childFile.iSign', { name })}
          isChecked={draft.isConfirmed}
          onChange={(isConfirmed) => onChange({ ...draft, isConfirmed })}
        />
      )}
      {isMissing ? (
        <span role="alert" className={controls.fieldProblem}>
          {t('childFile.signatureMissing')}
        </span>
      ) : null}
    </fieldset>
  )
}

function DrawBox({
  legend,
  lines,
  onChange,
}: {
  readonly legend: string
  readonly lines: Lines
  readonly onChange: (lines: Lines) => void
}) {
  const { t } = useTexts()
  const isDown = useRef(false)
  // A pen gives more points than the page is drawn anew in between.
  const latest = useRef(lines)
  const put = (next: Lines) => {
    latest.current = next
    onChange(next)
  }
  const pointOf = (event: PointerEvent<SVGSVGElement>) =>
    pointIn(event.currentTarget.getBoundingClientRect(), event.clientX, event.clientY)
  return (
    <>
      <svg
        className={classes.pad}
        viewBox={`0 0 ${BOX.width} ${BOX.height}`}
        role="img"
        aria-label={t('childFile.drawBox', { who: legend })}
        onPointerDown={(event) => {
          isDown.current = true
          event.currentTarget.setPointerCapture?.(event.pointerId)
          put(beginLine(latest.current, pointOf(event)))
        }}
        onPointerMove={(event) => {
          if (isDown.current) put(extendLine(latest.current, pointOf(event)))
        }}
        onPointerUp={() => {
          isDown.current = false
        }}
        onPointerCancel={() => {
          isDown.current = false
        }}
      >
        {lines.map((line, at) => (
          <path
            // Lines are only added at the end.
            key={at}
            d={pathOf(line)}
            fill="none"
            stroke="currentColor"
            strokeWidth={4}
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        ))}
      </svg>
      <div>
        <Button
          size="small"
          kind="quiet"
          aria-label={t('childFile.wipeOf', { who: legend })}
          onClick={() => put([])}
        >
          {t('childFile.wipe')}
        </Button>
      </div>
    </>
  )
}
