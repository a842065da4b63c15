// Loaded before the host (`node --import`), so that a journey is the same on whatever day it is run. The clock starts
// on the Monday of week 48, just before the phones begin, or when the journey says, and then runs as clocks do.
const startOfJourney = Date.parse(process.env['DAGDEEL_JOURNEY_START'] ?? '2026-11-23T07:30:00Z')
const behindMs = Date.now() - startOfJourney
const readClock = Date.now.bind(Date)

Date.now = () => readClock() - behindMs
