import { chainBeginning } from '#shared/domain/audit/chain-line.ts'
import type { TrailFacts } from '#shared/domain/audit/model.ts'
import type { ReadableDb } from '../handles.ts'
import { digestOfAct, listUnlike } from '../repositories/audit-acts.ts'
import { factsOf, hashOfLine, listChainFrom } from '../repositories/audit-chain.ts'
import type { ChainLine } from '../repositories/audit-chain.ts'
import { hasErasedSubjects } from '../repositories/erased-subjects.ts'
import type { Finding } from './finding.ts'

/** What the check of the chain came to. `findings` empty = nothing was changed, taken away or put in between. */
export interface ChainReport {
  readonly findings: readonly Finding[]
  readonly lineCount: number
  /** Acts that were emptied because somebody was erased or a term was over: no finding, and told. */
  readonly redactedCount: number
  /** How often the clock of this computer was put back; the numbers of the lines went on. */
  readonly clockBackCount: number
  /** How often lines went because a copy was put back or a damaged file was saved. */
  readonly restoredCount: number
  readonly firstAt: string | null
  readonly head: { readonly seq: number; readonly hash: string } | null
}

/** The check pauses after so many lines. */
const LINES_PER_STEP = 100
/** Also a line that was given a number no line can have is looked at. */
const LOWEST_SEQ = Number.MIN_SAFE_INTEGER

/** Checks the whole chain in one go. */
export function verifyChain(db: ReadableDb): ChainReport {
  const check = checkChain(db)
  for (;;) {
    const step = check.next()
    if (step.done === true) return step.value
  }
}

/**
 * Goes through the chain from its oldest line: numbers without gaps, every hash what its line says and what the next line
 * names, every act as it was proved and by whom, every command of the log in it. Pauses itself now and then. PRIV-5
 */
export function* checkChain(db: ReadableDb): Generator<undefined, ChainReport> {
  const state = beginCheck()
  const cut = db.first(`select facts from audit_chain where kind = 'trailCut' order by seq desc limit 1`)
  const cutFacts = cut === undefined ? {} : factsOf({ factsText: String(cut['facts']) })
  for (;;) {
    const lines = listChainFrom(
      db,
      state.last === undefined ? LOWEST_SEQ : state.last.seq + 1,
      LINES_PER_STEP,
    )
    for (const line of lines) checkLine(db, state, line, cutFacts)
    if (lines.length < LINES_PER_STEP) break
    yield undefined
  }
  checkEnd(db, state)
  yield* findActsOutside(db, state)
  return {
    findings: state.findings,
    lineCount: state.lineCount,
    redactedCount: state.redacted.size,
    clockBackCount: state.clockBackCount,
    restoredCount: state.restoredCount,
    firstAt: state.firstAt,
    head: state.last === undefined ? null : { seq: state.last.seq, hash: state.last.hash },
  }
}

interface CheckState {
  readonly findings: Finding[]
  readonly acts: Set<string>
  /** Acts whose proof lost its salt, by the number of that line: a later line must say why. */
  readonly bare: Map<string, number>
  readonly redacted: Map<string, number>
  /** Acts of which the log says something else than their lines. */
  readonly unlike: Finding[]
  last: ChainLine | undefined
  /** Lines that were there once and are not any more, until a line says that a copy was put back. */
  lost: Finding | undefined
  hasRemoval: boolean
  lineCount: number
  clockBackCount: number
  restoredCount: number
  firstAt: string | null
}

function beginCheck(): CheckState {
  return {
    ...{ findings: [], acts: new Set<string>(), bare: new Map(), redacted: new Map(), unlike: [] },
    ...{ last: undefined, lost: undefined, hasRemoval: false, firstAt: null },
    ...{ lineCount: 0, clockBackCount: 0, restoredCount: 0 },
  }
}

function checkLine(db: ReadableDb, state: CheckState, line: ChainLine, cut: TrailFacts): void {
  const { last } = state
  if (last === undefined) {
    state.firstAt = line.at
    checkBeginning(state, line, cut)
  } else if (line.seq !== last.seq + 1) {
    find(state, 'verify.chainMissing', { from: last.seq + 1, until: line.seq - 1 })
  } else if (line.previous !== last.hash) find(state, 'verify.chainEdited', { seq: last.seq })
  const isAsWritten = hashOfLine(line) === line.hash
  if (!isAsWritten) find(state, 'verify.chainEdited', { seq: line.seq })
  if (last !== undefined && line.at < last.at) state.clockBackCount += 1
  checkContent(db, state, line)
  // A line that was changed itself says nothing of the log.
  if (line.kind === 'act' && isAsWritten) checkMaker(db, state, line)
  takeKind(state, line)
  state.last = line
  state.lineCount += 1
}

/** The first line is number one, or the one that follows what was taken away when its term was over. */
function checkBeginning(state: CheckState, line: ChainLine, cut: TrailFacts): void {
  const isFirst = line.seq === 1 && line.previous === chainBeginning
  const isAfterCut = line.seq === Number(cut['lastSeq']) + 1 && line.previous === cut['lastHash']
  if (!isFirst && !isAfterCut) find(state, 'verify.chainBeginning', { seq: line.seq })
}

/** What is proved must be there as it was, unless it was taken out and a later line says so. */
function checkContent(db: ReadableDb, state: CheckState, line: ChainLine): void {
  const { contentDigest, salt, subject } = line
  if (contentDigest === null || subject === null) {
    if (salt !== null) find(state, 'verify.chainEdited', { seq: line.seq })
    return
  }
  if (salt === null) {
    state.bare.set(subject, line.seq)
    return
  }
  const proof = 'changes' in factsOf(line) ? 'done' : 'asked'
  if (digestOfAct(db, subject, proof, salt) !== contentDigest) {
    find(state, 'verify.chainContent', { command: subject, seq: line.seq })
  }
}

/** Who, when, where and what kind: the line says it, and the log must say the same, also of an act that was emptied. */
function checkMaker(db: ReadableDb, state: CheckState, line: ChainLine): void {
  for (const column of listUnlike(db, line)) {
    state.unlike.push({
      code: 'verify.actNotAsWritten',
      params: { command: String(line.subject), seq: line.seq, partCode: `verify.part.${column}` },
    })
  }
}

function takeKind(state: CheckState, { kind, seq, subject, ...line }: ChainLine): void {
  switch (kind) {
    case 'act':
      if (subject !== null) state.acts.add(subject)
      return
    case 'redacted':
      if (subject !== null) state.redacted.set(subject, seq)
      return
    case 'emptied':
      // The log began anew: what was there before cannot be compared, and no line after this one speaks of it.
      state.bare.clear()
      state.acts.clear()
      state.unlike.length = 0
      return
    case 'erased':
    case 'purged':
    case 'trailCut':
      state.hasRemoval = true
      return
    case 'tailLost': {
      if (state.lost !== undefined) state.findings.push(state.lost)
      state.lost = lostTail(factsOf(line), seq)
      return
    }
    case 'copyRestored':
    case 'salvaged':
      if (state.lost !== undefined) state.restoredCount += 1
      state.lost = undefined
      return
    default:
  }
}

/** What the seal beside the database knew that the chain does not. */
function lostTail({ expectedSeq, foundSeq }: TrailFacts, seq: number): Finding {
  const from = Number(foundSeq) + 1
  const until = Number(expectedSeq)
  return from <= until
    ? { code: 'verify.chainTail', params: { from, until } }
    : { code: 'verify.chainSeal', params: { seq } }
}

function checkEnd(db: ReadableDb, state: CheckState): void {
  if (state.lost !== undefined) state.findings.push(state.lost)
  state.findings.push(...state.unlike)
  for (const [command, seq] of state.bare) {
    if ((state.redacted.get(command) ?? 0) < seq) find(state, 'verify.chainContent', { command, seq })
  }
  const isExplained = state.redacted.size === 0 || state.hasRemoval || hasErasedSubjects(db)
  if (!isExplained) find(state, 'verify.chainRedacted', { count: state.redacted.size })
}

/** Every command since the oldest act of the chain stands in it. What was done before the chain began does not. */
function* findActsOutside(db: ReadableDb, state: CheckState): Generator<undefined, void> {
  const first = db.first(`
select min(log.seq) as seq from audit_chain line join command_log log on log.id = line.subject where line.kind = 'act'`)
  let nextSeq = first?.['seq']
  while (typeof nextSeq === 'number') {
    const rows = db.all('select seq, id from command_log where seq >= ? order by seq limit ?', [
      nextSeq,
      LINES_PER_STEP,
    ])
    for (const row of rows) {
      const command = String(row['id'])
      if (!state.acts.has(command)) find(state, 'verify.actNotInChain', { command })
    }
    nextSeq = rows.length < LINES_PER_STEP ? null : Number(rows.at(-1)?.['seq']) + 1
    yield undefined
  }
}

function find(state: CheckState, code: Finding['code'], params: Finding['params']): void {
  state.findings.push({ code, params })
}
