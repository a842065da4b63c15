import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { planRefusalCodes } from '#shared/domain/base-groups/refusal-codes.ts'
import { baseGroupTexts as english } from '#shared/text/en/base-groups.ts'
import { baseGroupTexts as dutch } from '#shared/text/nl/base-groups.ts'
import { ruleTexts } from '#shared/text/catalogue.ts'

const folder = join(import.meta.dirname, '..', '..', '..', 'shared', 'domain', 'base-groups')

/** Codes that are put together: the group of the location, a stretch of weeks, a reason. */
const composed = [
  ...['needRises', 'needFalls'].flatMap((code) =>
    ['', 'School', 'Until', 'SchoolUntil'].map((end) => `plan.${code}${end}`),
  ),
  ...['better', 'betterAllowed'].flatMap((code) =>
    ['', 'Birthday', 'Leaves'].map((end) => `plan.${code}${end}`),
  ),
  ...['sibling', 'friend'].flatMap((who) => [`plan.${who}Apart`, `plan.${who}Together`]),
  ...['tooYoung', 'tooOld'].flatMap((age) => [`plan.${age}ForGroup`, `plan.${age}ForGroupYears`]),
  ...['transfer', 'place', 'end'].map((kind) => `plan.change.${kind}`),
]

function codesInSource(): readonly string[] {
  const sources = readdirSync(folder).filter((name) => name.endsWith('.ts'))
  return sources.flatMap((name) =>
    [...readFileSync(join(folder, name), 'utf8').matchAll(/'(plan\.[A-Za-z.]+)'/g)].map(
      (match) => match[1] ?? '',
    ),
  )
}

const paramsOf = (sentence: string): readonly string[] =>
  [...new Set([...sentence.matchAll(/\{\{\s*(\w+)/g)].map((match) => match[1] ?? ''))].toSorted()

describe('the sentences of the plan', () => {
  it('exist for every code the rules can say', () => {
    const codes = [...codesInSource(), ...composed, ...planRefusalCodes.map((code) => `refusal.${code}`)]
    expect(codes.length).toBeGreaterThan(50)
    const missing = codes.filter(
      (code) => ruleTexts.nl[code] === undefined && ruleTexts.nl[`${code}_other`] === undefined,
    )
    expect(missing).toEqual([])
  })

  it('say the same facts in Dutch and in English', () => {
    expect(Object.keys(english)).toEqual(Object.keys(dutch))
    const texts: Readonly<Record<string, string>> = english
    for (const [code, sentence] of Object.entries(dutch)) {
      expect([code, paramsOf(texts[code] ?? '')]).toEqual([code, paramsOf(sentence)])
    }
  })
})
