/** The documentation of the formats, as the API reference shows it. */
export const ABOUT_IMPORT = `
For instructors and admins of the community. Takes GIFT, Aiken, Moodle XML, our CSV or our JSON, in UTF-8, up to 10 MiB
and 100 questions. The server imports all questions in one transaction, or none: it names each question it cannot
import with its line and the reason. With \`accept=good\` it imports the questions that are right, up to 100, and
reports the rest. A dry run (\`dry_run=true\`) reports the same and changes nothing. Every import
becomes a version of its own; what learners take changes only with \`publish=true\`.

Every question has a topic and an explanation. For a file that leaves them out, \`topic=\` and \`explanation=\` give one
to all of its questions. What a file says about single answers goes below the explanation.

Nothing is left out silently: a note says which empty options, tags or general feedback were, and descriptions are
skipped. Formulas are LaTeX in \`\\( \\)\`, \`\\[ \\]\` or \`$$ $$\`; a single \`$\` is money.

- **GIFT**: the last name of \`$CATEGORY\` is the topic, \`####\` the explanation. Comments above a question carry
  what GIFT has no word for: \`// laude:tip …\`, \`// laude:unit …\`, \`// laude:fixed_order\`. A tag that HTML does not
  know, or that never closes, is text.
- **Aiken**: plain text, where every sign means itself. \`ANSWER: A, E\` names several right options.
  \`ANSWER_EXPLANATION:\`, \`TIP:\` and \`TOPIC:\` may follow \`ANSWER:\`, each on a line. Moodle does not know these four;
  use GIFT or XML with it.
- **Moodle XML**: multichoice, truefalse, shortanswer and numerical questions. The last name of the category is the
  topic, general feedback the explanation, hints the tip. Simple HTML becomes Markdown.
- **CSV**: the first row names the columns kind, topic, prompt, option_1 … option_8, fixed_order, answer, tolerance,
  unit, explanation and tip. An answer is the number of the right option, several with \`;\` between, true or false, a
  number (or several with \`|\` between, and their tolerances alike), or the accepted spellings with \`|\` between.
- **JSON**: questions as \`{kind, topic, prompt, options, fixed_order, answer, explanation, tip}\`, alone or with the
  test they belong to.

The server refuses, with the line: pictures and other media, cloze, essays, matching and other kinds, credit for parts
of an answer, wildcards, case-sensitive answers, conversion of units, HTML that Markdown cannot say, XML with a document
type or entities of its own. A repeat with the same \`Idempotency-Key\` gets the response of the first request.`.trim()

export const ABOUT_EXPORT = `
For instructors and admins of the community. An exported file that is imported again makes the same question bank. A
format that cannot carry all of a bank is refused, and the response names the questions: Aiken knows single choice in
plain text on one line only, GIFT no \`->\` in short answers.`.trim()
