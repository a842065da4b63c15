import { z } from 'zod'

// The first import of the program: a schema that is made before this asks for `eval`, which the page's policy forbids.
z.config({ jitless: true })
