import { IconCopy, IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { Button } from '../ui/Button.tsx'
import { CheckField } from '../ui/CheckField.tsx'
import { copyText } from './copy-text.ts'
import classes from './password.module.css'
import { useTexts } from './texts.tsx'

interface RecoveryCodePanelProps {
  readonly code: string
  /** Whom it was made for, said on paper. */
  readonly name: string
  readonly onKept: () => void
}

/** The printed code, shown this once: it opens this computer when every password is forgotten. PRIV-4 */
export function RecoveryCodePanel({ code, name, onKept }: RecoveryCodePanelProps) {
  const { t } = useTexts()
  const [isKept, setKept] = useState(false)
  const [isTried, setTried] = useState(false)
  const [said, setSaid] = useState('')
  const copy = async () => {
    setSaid(t((await copyText(code)) ? 'recoveryCode.copied' : 'ui.copyFailed'))
  }
  return (
    <div className={classes.code}>
      <p className={classes.onScreen}>{t('recoveryCode.what')}</p>
      <p className={classes.onPaper}>{t('recoveryCode.onPaper', { name })}</p>
      <p className={classes.codeText} data-recovery-code>
        {code}
      </p>
      <p>{t('recoveryCode.where')}</p>
      <div className={classes.acts}>
        <Button
          icon={<IconPrinter size={18} stroke={1.75} aria-hidden="true" />}
          onClick={() => window.print()}
        >
          {t('recoveryCode.print')}
        </Button>
        <Button icon={<IconCopy size={18} stroke={1.75} aria-hidden="true" />} onClick={() => void copy()}>
          {t('ui.copy')}
        </Button>
        <span role="status">{said}</span>
      </div>
      <div className={classes.agree}>
        <CheckField
          label={t('recoveryCode.kept')}
          isChecked={isKept}
          onChange={setKept}
          {...(isTried && !isKept ? { problem: t('recoveryCode.keepFirst') } : {})}
        />
      </div>
      <div className={classes.acts}>
        <Button
          kind="primary"
          onClick={() => {
            setTried(true)
            if (isKept) onKept()
          }}
        >
          {t('recoveryCode.goOn')}
        </Button>
      </div>
    </div>
  )
}
