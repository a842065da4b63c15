import { accountsOf, actorIdOf } from '#shared/domain/access/actor-of.ts'
import { roles } from '#shared/domain/access/model.ts'
import type { Account, Role } from '#shared/domain/access/model.ts'
import { standingOf } from '#shared/domain/access/rights-of.ts'
import { fullName } from '#shared/domain/children/person-name.ts'
import type { StaffMember } from '#shared/domain/staffing/model.ts'
import { dutchTimeOf } from '#shared/kernel/dutch-time.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import { addDays, parseIsoDay } from '#shared/kernel/time.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import { ruleTexts } from '#shared/text/catalogue.ts'
import { createTexts, writeMessage } from '#shared/text/create-texts.ts'
import { listRecords } from './list-records.ts'
import type { Office } from './office.ts'
import { done, misunderstood, refused } from './verb.ts'
import type { Verb, VerbAnswer, VerbWords } from './verb.ts'

/** Operators read English. */
const texts = createTexts(ruleTexts, 'en')

/** Somebody who works with the records, or did. */
interface Person {
  readonly actorId: string
  readonly name: string
  readonly staffMember: StaffMember | undefined
  /** Of any day, in the order of their numbers. */
  readonly accounts: readonly Account[]
}

const account: Verb = {
  name: 'account',
  usage: 'list | open PERSON --role ROLE [--location ID ...] [--until DAY] | end PERSON [--now]',
  about: 'says who may work with the records, as what and where',
  more: [
    `PERSON           a number, or a name when only one is called so; "hq account list" shows both`,
    `--role ROLE      one of ${roles.join(', ')}`,
    '--location ID    only there; may be given again. Without it: wherever the computer looks',
    '--until DAY      the last day, as 2027-01-31; without it until further notice',
    '--new            somebody who is no staff and has no account yet: PERSON is the name',
    '--now            ends it at once; without it today is the last day',
    'Staff without an account work by their role in the records: a manager manages the location, others are pedagogical staff.',
  ],
  operands: 1,
  mostOperands: 2,
  options: {
    role: { type: 'string' },
    location: { type: 'string', multiple: true },
    until: { type: 'string' },
    new: { type: 'boolean' },
    now: { type: 'boolean' },
  },
  async run(words, office) {
    const [what, word] = words.operands
    if (what === 'list' && word === undefined) return list(office)
    if (what === 'open' && word !== undefined) return open(word, words, office)
    if (what === 'end' && word !== undefined) return end(word, words, office)
    return misunderstood(
      'Say what: hq account list, hq account open PERSON --role ROLE, or hq account end PERSON.',
    )
  },
}

async function list(office: Office): Promise<VerbAnswer> {
  const today = todayOf(office)
  const people = await listPeople(office)
  if (people.length === 0) return done('Nobody works with these records yet.')
  return done(...people.map((person) => describePerson(person, today)))
}

async function open(word: string, words: VerbWords, office: Office): Promise<VerbAnswer> {
  const role = roles.find((each) => each === words.text('role'))
  if (role === undefined) return misunderstood(`Say as what: --role ${roles.join('|')}.`)
  const until = words.text('until')
  const validUntil = until === undefined ? null : parseIsoDay(until)
  if (validUntil === undefined) return misunderstood('Give the last day as 2027-01-31: --until DAY.')
  const locationIds = words.texts('location')
  if (words.has('new')) {
    return act(office, 'openAccount', { actorId: null, name: word, role, locationIds, validUntil })
  }
  const person = await findPerson(word, office)
  if (!person.ok) return refused(person.refusal)
  const { actorId } = person.value
  return act(office, 'openAccount', { actorId, name: '', role, locationIds, validUntil })
}

async function end(word: string, words: VerbWords, office: Office): Promise<VerbAnswer> {
  const person = await findPerson(word, office)
  if (!person.ok) return refused(person.refusal)
  const today = todayOf(office)
  const lastDay = words.has('now') ? addDays(today, -1) : today
  return act(office, 'endAccount', { actorId: person.value.actorId, lastDay })
}

async function act(office: Office, type: string, args: object): Promise<VerbAnswer> {
  const before = new Set((await listPeople(office)).map(({ actorId }) => actorId))
  const result = await office.operator.act(type, args)
  if (!result.ok) {
    const { code, params } = result.refusal
    return refused(writeMessage(texts, { code: `refusal.${code}`, params }))
  }
  const asked = 'actorId' in args ? args.actorId : null
  const today = todayOf(office)
  const person = (await listPeople(office)).find(({ actorId }) =>
    asked === null ? !before.has(actorId) : actorId === asked,
  )
  return person === undefined ? done('Done.') : done(describePerson(person, today))
}

function todayOf({ now }: Office): IsoDay {
  return dutchTimeOf(now()).day
}

/** Staff and who has an account, by name. */
async function listPeople({ store }: Office): Promise<readonly Person[]> {
  const staff = await listRecords(store, 'staff_member')
  const accounts = await listRecords(store, 'account')
  const others = new Set(accounts.filter(({ staffMemberId }) => staffMemberId === null).map(actorIdOf))
  const people: Person[] = [
    ...staff.map((staffMember) => ({
      ...{ actorId: staffMember.id, name: fullName(staffMember), staffMember },
      accounts: accountsOf(staffMember.id, accounts),
    })),
    ...[...others].map((actorId) => {
      const own = accountsOf(actorId, accounts)
      return { actorId, name: own.at(-1)?.name ?? '', staffMember: undefined, accounts: own }
    }),
  ]
  return people.sort((a, b) => a.name.localeCompare(b.name, 'nl') || (a.actorId < b.actorId ? -1 : 1))
}

async function findPerson(word: string, office: Office): Promise<Result<Person, string>> {
  const people = await listPeople(office)
  const byNumber = people.find(({ actorId }) => actorId === word)
  if (byNumber !== undefined) return ok(byNumber)
  const named = people.filter(({ name }) => name.trim().toLowerCase() === word.trim().toLowerCase())
  const [found, ...others] = named
  if (found === undefined)
    return refuse(
      `Nobody is called ${word}. "hq account list" shows who there is; --new begins with somebody.`,
    )
  if (others.length === 0) return ok(found)
  return refuse(
    `Several people are called ${word}: ${named.map(({ actorId }) => actorId).join(', ')}. Name the one you mean by its number.`,
  )
}

function describePerson(person: Person, today: IsoDay): string {
  const { actorId, name, staffMember, accounts } = person
  const standing = standingOf(staffMember, accounts, today)
  if (standing === undefined) return `${actorId}  ${name}: no access any more`
  const held = accounts.find(
    ({ validFrom, validUntil }) => validFrom <= today && (validUntil ?? today) >= today,
  )
  const where = standing.locationIds.length === 0 ? 'everywhere' : `at ${standing.locationIds.join(', ')}`
  const until = held?.validUntil === null || held === undefined ? '' : `, until ${held.validUntil}`
  return `${actorId}  ${name}: ${roleWords[standing.role]} ${where}${until}${held === undefined ? ', by the role in the records' : ''}`
}

const roleWords: Readonly<Record<Role, string>> = {
  locationManager: 'location manager',
  planner: 'planner',
  pedagogicalStaff: 'pedagogical staff',
  headquartersAdmin: 'admin of headquarters',
  inspector: 'inspector',
}

export const accountVerbs: readonly Verb[] = [account]
