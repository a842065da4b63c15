import { describe, expect, test } from 'vitest'
import type { Paper, PaperBlock } from '#electron/services/paper/paper.ts'
import { printPaper } from '#electron/services/paper/print-paper.ts'
import type { Instant } from '#shared/kernel/time.ts'
import { readPdf } from '#tests/harness/read-pdf.ts'

function paperWith(blocks: readonly PaperBlock[], more: Partial<Paper> = {}): Paper {
  return {
    title: 'Gegevens van Şükrü Świątek',
    subtitle: 'De Regenboog, 23 november 2026',
    language: 'nl',
    madeAt: '2026-11-23T08:00:00.000Z' as Instant,
    footer: 'Vertrouwelijk: versnipperen na gebruik',
    blocks,
    ...more,
  }
}

const print = async (blocks: readonly PaperBlock[], more: Partial<Paper> = {}) =>
  readPdf(await printPaper(paperWith(blocks, more)))

describe('what stands on paper', () => {
  test('can be read back letter for letter, also Turkish, Polish, Czech, Vietnamese, Ukrainian and Greek', async () => {
    const names = [
      'Şükrü Yıldız',
      'Łucja Żółć',
      'Jiří Dvořák',
      'Nguyễn Thị Ơn',
      'Ганна Їжак',
      'Ελένη',
      'Noël, € 12,50 – “ja”',
    ]
    const { pages } = await print(names.map((text) => ({ kind: 'text', text })))
    for (const name of names) expect(pages[0]).toContain(name)
    expect(pages[0]).toContain('Gegevens van Şükrü Świątek')
  })

  test('a letter and an accent that were typed apart print as one letter', async () => {
    const { pages } = await print([{ kind: 'text', text: 'Zoe\u0308' }])
    expect(pages[0]).toContain('Zoë')
  })

  test('a long table goes over pages, and its head stands on each of them', async () => {
    const rows = Array.from({ length: 90 }, (_, index) => [`regel ${index + 1}`, 'maandag'])
    const { pages } = await print([{ kind: 'table', head: ['Wat', 'Wanneer'], rows }])
    expect(pages.length).toBeGreaterThan(2)
    for (const page of pages) expect(page).toContain('Wanneer')
    const all = pages.join('\n').split('\n')
    for (const [wanted] of rows) expect(all.filter((line) => line === wanted)).toHaveLength(1)
  })

  test('a cell that is longer than a page loses nothing', async () => {
    const words = Array.from({ length: 1500 }, (_, index) => `woord${index}`)
    const { pages } = await print([
      { kind: 'table', head: ['Wat'], rows: [['kort'], [words.join(' ')], ['laatste']] },
    ])
    const text = pages.join(' ').replaceAll(/\s+/g, ' ')
    for (const word of words) expect(text).toContain(word)
    expect(text).toContain('laatste')
  })

  test('a word that is wider than its column is cut, not lost', async () => {
    const long = 'x'.repeat(300)
    const { pages } = await print([{ kind: 'facts', facts: [{ label: 'Sleutel', value: long }] }])
    expect(pages.join('').replaceAll(/[^x]/g, '')).toBe(long)
  })

  test('every page says which it is, and keeps its foot', async () => {
    const { pages } = await print(Array.from({ length: 120 }, () => ({ kind: 'text', text: 'Een regel.' })))
    for (const [index, page] of pages.entries()) {
      expect(page).toContain(`Pagina ${index + 1} van ${pages.length}`)
      expect(page).toContain('Vertrouwelijk: versnipperen na gebruik')
    }
  })

  test('a heading does not stand alone at the foot of a page', async () => {
    for (let filler = 38; filler < 56; filler += 1) {
      const { pages } = await print([
        ...Array.from({ length: filler }, (): PaperBlock => ({ kind: 'text', text: 'vulling' })),
        { kind: 'heading', text: 'Kop' },
        { kind: 'text', text: 'hoort bij de kop' },
      ])
      const page = pages.find((text) => text.includes('Kop'))
      expect(page).toContain('hoort bij de kop')
    }
  })

  test('a paper in English says Page 1 of 1', async () => {
    const { pages, source } = await print([], { language: 'en' })
    expect(pages[0]).toContain('Page 1 of 1')
    expect(source).toContain('/Lang (en)')
  })
})

describe('for who hears it read out', () => {
  test('the paper is tagged, with its language, its title and heads of tables', async () => {
    const { source } = await print([
      { kind: 'heading', text: 'Kind' },
      { kind: 'table', head: ['Wat'], rows: [['iets']] },
      { kind: 'facts', facts: [{ label: 'Naam', value: 'Noor' }] },
    ])
    for (const mark of [
      '/Marked true',
      '/Lang (nl)',
      '/DisplayDocTitle true',
      '/S /H1',
      '/S /H2',
      '/S /TH',
      '/S /TD',
    ]) {
      expect(source).toContain(mark)
    }
    expect(source).toContain('/Scope /Column')
    expect(source).toContain('/Scope /Row')
  })

  test('a signature is a picture with words, and its line is drawn as it was written', async () => {
    const strokes = [
      [
        [0, 0],
        [600, 200],
      ],
      [[30, 30]],
    ] as const
    const signed: PaperBlock = { kind: 'signature', name: 'Eva Bakker', caption: 'ouder', strokes }
    const { pages, source } = await print([signed])
    expect(source).toContain('/S /Figure')
    expect(source).toContain('/Alt (Handtekening van Eva Bakker)')
    expect(pages[0]).toContain('Eva Bakker\nouder')
    const drawn = await printPaper(paperWith([signed]))
    const empty = await printPaper(paperWith([{ ...signed, strokes: [] }]))
    expect(drawn.equals(empty)).toBe(false)
  })
})

describe('who signs with a typed name (FILE-2)', () => {
  const typed: PaperBlock = { kind: 'signature', name: 'Eva Bakker', caption: 'ouder', strokes: null }

  test('stands by name on the line, with the word that it was typed, and is no picture', async () => {
    const { pages, source } = await print([typed])
    expect(pages[0]).toContain('Eva Bakker\ngetypt\nEva Bakker\nouder')
    expect(source).not.toContain('/S /Figure')
    const english = await print([typed], { language: 'en' })
    expect(english.pages[0]).toContain('Eva Bakker\ntyped\nEva Bakker\nouder')
  })

  test('keeps a name of any length on the paper, whole', async () => {
    const name = 'Wilhelmina-Antoinette van den Heuvel-Panhuysen tot Nieuwenhuizen'.repeat(3)
    const { pages } = await print([{ ...typed, name }])
    expect(pages[0]).toContain(`${name}\ngetypt`)
  })
})

describe('the file itself', () => {
  test('is the same for the same paper, byte for byte', async () => {
    const blocks: PaperBlock[] = [{ kind: 'table', head: ['a', 'b'], rows: [['1', '2']] }]
    expect((await printPaper(paperWith(blocks))).equals(await printPaper(paperWith(blocks)))).toBe(true)
  })

  test('says what made it and when, and not who', async () => {
    const { source } = await print([])
    expect(source).toContain('(Dagdeel)')
    expect(source).toContain('(D:20261123080000Z)')
    expect(source).not.toContain('/Author')
  })

  test('carries its letters along: nothing is looked up on the machine that shows it', async () => {
    const { source } = await print([{ kind: 'text', text: 'Noor' }])
    expect(source).toContain('/FontFile2')
    expect(source).not.toContain('/BaseFont /Helvetica')
  })
})
