/** Words that native readers stumble over, and what to write instead. */
export interface BannedPhrase {
  /** A space also matches the end of a line, in prose and in comments. */
  readonly pattern: string;
  readonly advice: string;
  /** A sentence that contains the phrase. The self-test expects the lint to fail on it. */
  readonly example: string;
  /** A sentence that comes close and is fine. */
  readonly fine?: string;
}

export const bannedPhrases: readonly BannedPhrase[] = [
  {
    pattern: 'is none(?! of)|(?<!there )(?:are|was|were) none(?! of)',
    advice: 'say what is wrong: "is not a date", "is invalid", "does not exist"',
    example: 'The day is none.',
    fine: 'There are none.',
  },
  {
    pattern: '(?<!there )(?:is|are|was|were) no(?! (?:longer|more|less|fewer|later))',
    advice: 'negate the verb: "is not a", "has no"',
    example: 'What was sent is no list.',
    fine: 'There is no list, and it is no longer sent.',
  },
  {
    pattern: '(?:holds?|held|holding)(?: [\\w`]+){0,3} against',
    advice: '"compared with", "checked against", "counted as a failure"',
    example: 'The body is held against its schema.',
    fine: 'A slot is held for an hour.',
  },
  {
    pattern: 'holds? nothing of it',
    advice: '"does not count it as a failure"',
    example: 'The suite holds nothing of it against you.',
  },
  { pattern: 'nobody', advice: '"no one", or name who', example: 'It listens where nobody calls.' },
  {
    pattern: 'such an?',
    advice: '"this", "a … like this"',
    example: 'The name of such a site is long.',
    fine: 'A site such as a farm has a name.',
  },
  {
    pattern: 'unless given',
    advice: '"by default", "… is the default"',
    example: 'All of them unless given.',
  },
  {
    pattern: '(?:is|are|was|were) told(?: of| by|\\b)',
    advice: '"is announced", "is reported"',
    example: 'The state is told of by a KCI.',
  },
  {
    pattern: '(?<!(?:is|are|was|were) )(?:tells|told)(?!(?: [\\w`]+){0,3} (?:apart|from))',
    advice: '"reports", "says", "shows", "states"',
    example: 'The report tells how long it took.',
    fine: 'Its colour tells a fault from a warning.',
  },
  {
    pattern: 'tell (?:of|how|what|which|whether|where|why|the)',
    advice: '"report", "say", "show"',
    example: 'Lines tell what went wrong.',
    fine: 'No one can tell them apart.',
  },
  { pattern: 'afresh|anew', advice: '"again", "from the start"', example: 'The test begins afresh.' },
  { pattern: 'whoever', advice: '"anyone who", "the one who", "the caller"', example: 'It helps whoever reads it.' },
  { pattern: 'left out by', advice: '"excluded by"', example: 'Left out by --area.' },
  { pattern: 'goe?s? along', advice: '"additional", "is sent as well"', example: 'These are fields which go along.' },
  { pattern: '(?:all|tests) but th(?:ose|at)', advice: '"all except"', example: 'It runs all tests but those.' },
  { pattern: 'nothing can be said', advice: '"no verdict: …"', example: 'Nothing can be said of it.' },
  { pattern: '(?:come|came|comes) about', advice: '"happens", "is written"', example: 'That is how it came about.' },
  {
    pattern: '(?:has|have|had) not (?:an?|the|its|their|yet the)',
    advice: '"does not have", "does not support"',
    example: 'The supplier has not the stimulus.',
  },
  { pattern: 'certificate ends', advice: '"expires"', example: 'The certificate ends in 3 days.' },
  { pattern: 'made small', advice: '"shrunk"', example: 'Made small in 10 tries.' },
  { pattern: 'differs? from it so', advice: '"closest passing value: …"', example: 'It differs from it so: a list.' },
  {
    pattern: '(?:says?|said|saying) of',
    advice: '"says about"',
    example: 'It is all that can be said of the supplier.',
  },
  {
    pattern: 'besides(?= *[.,;:)])',
    advice: '"as well", "also"',
    example: 'It has other fields besides.',
    fine: 'It has fields besides its id.',
  },
  { pattern: 'to be had', advice: '"available"', example: 'No slot is to be had.' },
  { pattern: "(?:of )?one's own", advice: '"your own", "their own"', example: "It runs suites of one's own." },
  {
    pattern: '(?:takes?|took|taken|taking) (?:a|the|another) choice',
    advice: '"makes a choice"',
    example: 'The supplier took a choice.',
  },
  { pattern: 'warns it', advice: '"produces a warning"', example: 'A violated SHOULD warns it.' },
  { pattern: 'sees? to it', advice: '"makes sure"', example: 'It sees to it in time.' },
  { pattern: 'for want of', advice: '"because there is no", "without"', example: 'It waits for want of a slot.' },
  { pattern: 'put(?:s|ting)? off', advice: '"defers", "delays"', example: 'It puts off the answer.' },
  { pattern: 'seldom', advice: '"rarely"', example: 'Two runs seldom meet.' },
  { pattern: 'surroundings', advice: '"connection checks"', example: 'It looks at the surroundings.' },
  { pattern: 'signs of life', advice: '"liveness"', example: 'It looks for signs of life.' },
];
