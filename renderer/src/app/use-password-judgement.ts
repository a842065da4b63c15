import { useCallback, useEffect, useState } from 'react'
import { useAppClient } from './app-context.tsx'
import { useTexts } from './texts.tsx'

export interface PasswordJudgement {
  readonly isAccepted: boolean
  /** 0 to 4; null while it is being looked at. */
  readonly score: number | null
  readonly reason: string | null
  /** Looks at exactly this password, now; answers why it will not do, or null. */
  judge(): Promise<string | null>
}

interface Judged {
  readonly password: string
  readonly isAccepted: boolean
  readonly score: number
  readonly reason: string | null
}

const restMs = 150

/**
 * How strong a password is, a moment after the last letter. The application says so, and asks the same again wherever a
 * password is set. Not through the query cache: that would keep every password that was ever typed.
 */
export function usePasswordJudgement(password: string, name: string): PasswordJudgement {
  const client = useAppClient()
  const { t, write } = useTexts()
  const [judged, setJudged] = useState<Judged | null>(null)
  const ask = useCallback(async (): Promise<Judged | null> => {
    const reply = await client.call('gate.judgePassword', { password, name: name.trim().slice(0, 200) })
    if (reply.status !== 'done') return null
    const { isAccepted, score, reason } = reply.output
    return { password, isAccepted, score, reason: reason === null ? null : write(reason) }
  }, [client, password, name, write])
  useEffect(() => {
    if (password === '') return undefined
    let isOld = false
    const look = async () => {
      const next = await ask()
      if (!isOld) setJudged(next)
    }
    const timer = setTimeout(() => void look(), restMs)
    return () => {
      isOld = true
      clearTimeout(timer)
    }
  }, [password, ask])
  const isCurrent = judged !== null && judged.password === password
  return {
    isAccepted: isCurrent && judged.isAccepted,
    score: isCurrent ? judged.score : null,
    reason: isCurrent ? judged.reason : null,
    async judge() {
      if (password === '') return t('password.missing')
      const next = await ask()
      setJudged(next)
      // Without an answer the act itself says what is the matter.
      return next === null || next.isAccepted ? null : (next.reason ?? t('password.weak'))
    },
  }
}
