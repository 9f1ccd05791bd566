-- Security fundamentals: 100 questions, and 50 that exams alone ask. Published, a version never changes; a correction is the
-- next version. A database of before the exam pool has version 1 without it, and gets all of this as version 2.

insert into public.tests (id, community_id, slug, title, description, category, difficulty, position)
select
  private.stable_id('test:harbor:security-fundamentals'), id, 'security-fundamentals', 'Security fundamentals',
  'Risk, threats, identity, cryptography, network and application defense, incident response, and governance: the basics of every security role.',
  'security', 'medium', 1
from public.communities
where slug = 'harbor'
on conflict do nothing;

do $seed$
declare
  bank uuid := private.stable_id('test:harbor:security-fundamentals');
  next integer;
begin
  select case status when 'draft' then 1 else 2 end
  into next
  from public.tests
  where id = bank
    and status in ('draft', 'live')
    and version = 1
    and not exists (
      select
      from public.questions
      where test_id = tests.id and (tests.status = 'draft' or pool = 'exam' or test_version > 1)
    );
  if next is null then
    return;
  end if;
  perform private.write_questions(bank, next, $bank$[
  {
    "kind": "single_choice", "topic": "principles and risk",
    "prompt": "A storm knocks out the power in a clinic's server room. Patient records stay secret and unaltered, but the staff cannot open them for six hours. Which security property was lost?",
    "options": [
      "Confidentiality",
      "Non-repudiation",
      "Availability",
      "Integrity"
    ],
    "option_notes": [
      "A clinic suggests secrecy first, but no unauthorized person saw a record.",
      "It means that nobody can deny an action, and nobody disputes one here.",
      "Staff with every right to the records could not reach them, which is exactly this property.",
      "It would be lost if records had been altered during the outage, and they were not."
    ],
    "answer": {"choice": 2},
    "explanation": "Availability means that authorized people can reach systems and data when they need them, and for six hours they could not. The records were neither disclosed nor changed, so confidentiality and integrity held.",
    "tip": "Ask what went wrong with the data: was it seen, changed, or out of reach?"
  },
  {
    "kind": "single_choice", "topic": "threats and attacks",
    "prompt": "An accounts clerk receives an email that appears to come from the chief financial officer. It asks for an urgent wire transfer to a new account and adds, \"Please keep this between us.\" The sender's domain differs from the company's by one letter. Which attack is this?",
    "options": [
      "Business email compromise",
      "Watering hole attack",
      "Credential stuffing",
      "Cross-site request forgery"
    ],
    "option_notes": [
      "The attacker borrows an executive's identity to get a payment, which is the mark of this fraud.",
      "It infects a website that the victims often visit; this attack came straight to the inbox.",
      "It replays leaked user names and passwords, and nobody signed in anywhere here.",
      "The word forgery tempts, but this attack abuses a browser's open session, not a mail address."
    ],
    "answer": {"choice": 0},
    "explanation": "Business email compromise borrows a trusted business identity, here through a lookalike of an executive's address, to obtain money or data. No website was infected and no stolen passwords were replayed, so a watering hole attack and credential stuffing do not fit.",
    "tip": "Urgency plus secrecy plus money: call back on a number you already know."
  },
  {
    "kind": "single_choice", "topic": "identity and access",
    "prompt": "Which pair of credentials amounts to true multifactor authentication?",
    "options": [
      "A password and the name of a first pet",
      "A passphrase and a memorized eight-digit PIN",
      "A fingerprint scan and a face scan",
      "A password and a hardware security key"
    ],
    "option_notes": [
      "Two secrets look like two factors, but both are something you know.",
      "A passphrase and a PIN are both memorized, so one shoulder surfer can collect both.",
      "Two biometrics still count as one factor type: something you are.",
      "One factor is known and the other is held, so a thief has to steal in two different ways."
    ],
    "answer": {"choice": 3},
    "explanation": "A password is something you know and a security key is something you have, so two different factor types are present. A pet's name and a PIN are also things you know, and a fingerprint and a face are both things you are.",
    "tip": "Count factor types, not login steps: know, have, are."
  },
  {
    "kind": "single_choice", "topic": "cryptography",
    "prompt": "Dana wants to send Ravi a file that only Ravi can read, using public key encryption. Which key should Dana encrypt with?",
    "options": [
      "Dana's private key",
      "Dana's public key",
      "Ravi's public key",
      "Ravi's private key"
    ],
    "option_notes": [
      "Encrypting with it would only prove origin: anyone with Dana's public key could read the result.",
      "Only Dana holds the matching private key, so the file would be readable by her alone.",
      "Anyone may lock with it, and only Ravi's private key can unlock.",
      "Dana cannot have it: a private key never leaves its owner."
    ],
    "answer": {"choice": 2},
    "explanation": "Whatever is encrypted to Ravi's public key can be decrypted only with his private key, which nobody else holds. Dana's private key is for signing, which proves origin but hides nothing. In practice, the public key usually protects a random symmetric key that encrypts the file.",
    "tip": "Lock with their public key, sign with your own private key."
  },
  {
    "kind": "single_choice", "topic": "network defense",
    "prompt": "An analyst finds these firewall entries, all recorded within one second:\n\n```\nDENY TCP 203.0.113.45:51514 -> 10.0.5.20:21\nDENY TCP 203.0.113.45:51515 -> 10.0.5.20:22\nDENY TCP 203.0.113.45:51516 -> 10.0.5.20:23\nDENY TCP 203.0.113.45:51517 -> 10.0.5.20:25\nDENY TCP 203.0.113.45:51518 -> 10.0.5.20:80\n```\n\nWhat do they most likely show?",
    "options": [
      "A port scan of a single host",
      "A brute-force login",
      "An ARP spoofing attempt",
      "A DNS amplification flood"
    ],
    "option_notes": [
      "The target stays the same while the port changes with every line, which is how a scan looks.",
      "It would repeat one port, such as 22, with many login attempts.",
      "ARP works inside one subnet and has no ports, so a firewall would not log it like this.",
      "A flood of that kind arrives as large UDP replies from port 53, not as TCP attempts."
    ],
    "answer": {"choice": 0},
    "explanation": "One source is probing many destination ports on one address, which is the classic shape of a port scan. A brute-force login would hit the same service again and again, and a DNS amplification flood would arrive as a large volume of UDP responses from port 53.",
    "tip": "Read logs by asking what stays the same and what changes from line to line."
  },
  {
    "kind": "single_choice", "topic": "application security",
    "prompt": "A code review finds that a web shop builds SQL statements by gluing user input into a string. Which change is the most effective fix?",
    "options": [
      "Hide database error messages from users",
      "Use parameterized queries for all input",
      "Limit the input length in the browser form",
      "Encrypt the database files while at rest"
    ],
    "option_notes": [
      "Without messages an attacker works blind, but blind injection still succeeds.",
      "The statement is compiled before the input arrives, so input can only be a value.",
      "A limit in the form disappears as soon as someone sends the request without a browser.",
      "The injected query is run by the application, which sees the data decrypted anyway."
    ],
    "answer": {"choice": 1},
    "explanation": "Parameterized queries keep data separate from SQL code, so input can no longer change the meaning of a statement. Hiding errors and limiting length only slow an attacker down, and encryption at rest does not help because the application itself runs the injected query.",
    "tip": "Injection is cured by keeping code and data apart, not by hunting for bad characters."
  },
  {
    "kind": "single_choice", "topic": "operations and incident response",
    "prompt": "An employee calls the help desk: files on her laptop are being renamed and encrypted one after another. What should happen first?",
    "options": [
      "Run a full vulnerability scan of the office",
      "Restore her files from the latest backup",
      "Reinstall the laptop from a clean image",
      "Isolate the laptop from the network"
    ],
    "option_notes": [
      "A scan looks for weaknesses, which helps after the incident and stops nothing now.",
      "Restoring is a later step: the malware would encrypt the restored files as well.",
      "It will be needed in the end, but it erases evidence while shared folders stay in danger.",
      "Without a network the malware can reach neither shares nor other machines."
    ],
    "answer": {"choice": 3},
    "explanation": "Containment comes first, because a connected machine can encrypt shared folders and spread the infection. Reinstalling too early destroys evidence, and restored files would be exposed to the malware that is still running.",
    "tip": "Contain, eradicate, recover: never restore onto a burning machine."
  },
  {
    "kind": "single_choice", "topic": "governance and resilience",
    "prompt": "A law firm decides that after a failure it can afford to lose at most four hours of newly entered data. Which metric has it defined?",
    "options": [
      "Recovery time objective",
      "Mean time to repair",
      "Recovery point objective",
      "Mean time to failure"
    ],
    "option_notes": [
      "It limits how long the service may stay down, not how much data may be missing.",
      "It is an average of past repair times and sets no target for data.",
      "Four hours back from the failure is the oldest copy that the firm accepts.",
      "It describes how long a part that is not repaired lasts before it breaks."
    ],
    "answer": {"choice": 2},
    "explanation": "The recovery point objective limits how much recent data may be lost, so it dictates how often data must be copied. The recovery time objective limits how long the service may be down, which is a different question.",
    "tip": "Point looks back to the last good copy; time looks ahead to the restart."
  },
  {
    "kind": "multiple_choice", "topic": "threats and attacks",
    "prompt": "Which attacks work mainly by deceiving a person rather than by exploiting a technical flaw? Choose two.",
    "options": [
      "Buffer overflow",
      "Pretexting",
      "ARP poisoning",
      "Vishing",
      "SQL injection"
    ],
    "option_notes": [
      "It overruns a program's memory and needs no cooperation from a person.",
      "The attacker plays an invented role until the victim hands something over.",
      "The deceived party is a machine that accepts forged ARP replies.",
      "The attacker talks the victim into something by phone.",
      "Crafted input misleads a database, while no person has to believe anything."
    ],
    "answer": {"choices": [1, 3]},
    "explanation": "Pretexting relies on an invented story and vishing on a persuasive phone call, so both depend on winning someone's trust. SQL injection and buffer overflows abuse flawed software, and ARP poisoning abuses a protocol that has no authentication.",
    "tip": "Take the human out of the picture: if the attack collapses, it was social engineering."
  },
  {
    "kind": "numeric", "topic": "principles and risk",
    "prompt": "A warehouse control system is worth $80,000. A flood would destroy 25% of that value, and one flood is expected every two years. What is the annualized loss expectancy (ALE), in dollars?",
    "answer": {"value": 10000, "tolerance": 0, "unit": "dollars"},
    "explanation": "The single loss expectancy is $80,000 × 0.25 = $20,000. One flood every two years gives an annualized rate of occurrence of 0.5, so the ALE is $20,000 × 0.5 = $10,000.",
    "tip": "Value × exposure factor gives one loss; multiply by yearly frequency for the ALE."
  },
  {
    "kind": "single_choice", "topic": "identity and access",
    "prompt": "Over six years, an employee has moved from sales to support and then to finance. She still holds the access rights of all three jobs. What is this problem called?",
    "options": [
      "Privilege escalation",
      "Identity federation",
      "Privilege creep",
      "Separation of duties"
    ],
    "option_notes": [
      "Escalation is something an attacker does; here every right was granted properly.",
      "It lets one sign-in serve several organizations and says nothing about old rights.",
      "Each move added rights, and nobody took the previous ones away.",
      "It is the principle that these piled-up rights may violate, not the name of the problem."
    ],
    "answer": {"choice": 2},
    "explanation": "Privilege creep is the slow buildup of rights that nobody removes when roles change. Privilege escalation means gaining rights that were never granted, usually through an attack or a flaw.",
    "tip": "Movers are riskier than leavers: review access at every job change."
  },
  {
    "kind": "true_false", "topic": "cryptography",
    "prompt": "Digitally signing an email lets the recipient verify the sender and detect changes, but it does not by itself keep the contents secret.",
    "option_notes": [
      "Everyone can read a signed message; the signature shows who wrote it and that it was not changed.",
      "Signing and encrypting use the same kind of key pairs, which makes it easy to expect secrecy from both."
    ],
    "answer": {"truth": true},
    "explanation": "A signature proves who signed the message and that it is unchanged, which gives authenticity and integrity. The text itself remains readable unless the message is also encrypted.",
    "tip": "A signature is a seal on a glass envelope."
  },
  {
    "kind": "single_choice", "topic": "network defense",
    "prompt": "A dental office wants to offer Wi-Fi to waiting patients without putting its practice software at risk. Which design is best?",
    "options": [
      "The staff VLAN behind a hidden network name",
      "A guest VLAN that reaches only the internet",
      "The staff VLAN with MAC address filtering",
      "The staff VLAN with a passphrase changed weekly"
    ],
    "option_notes": [
      "The name still appears in the frames of every device that connects, so hiding it keeps nobody out.",
      "Guests get the internet and no route to the practice software.",
      "Addresses are visible in the air, and a visitor can copy one that is allowed.",
      "Every patient who is told this week's passphrase stands on the staff network."
    ],
    "answer": {"choice": 1},
    "explanation": "A separate guest VLAN with internet-only rules keeps patients' devices away from the systems that matter. Hidden names and MAC filters are trivial to get around, and a weekly passphrase still places strangers on the staff network.",
    "tip": "Separate first, filter second: segmentation beats hiding."
  },
  {
    "kind": "single_choice", "topic": "application security",
    "prompt": "A visitor posts a forum comment that contains a hidden script. From then on, the script runs in the browser of everyone who reads the thread. Which vulnerability does this show?",
    "options": [
      "Cross-site request forgery",
      "Reflected cross-site scripting",
      "Server-side request forgery",
      "Stored cross-site scripting"
    ],
    "option_notes": [
      "It makes the victim's browser send a request, but it leaves no script on the server.",
      "The same flaw in another form: the script would reach only people who follow a prepared link.",
      "It tricks the server into fetching an address, and no reader's browser is involved.",
      "The forum saves the script and sends it to every later reader."
    ],
    "answer": {"choice": 3},
    "explanation": "The script is saved on the server and served to every reader, which makes it stored cross-site scripting. In the reflected form, the script travels in a crafted link or form and is echoed back only to the person who submits it.",
    "tip": "Stored waits on the server; reflected bounces off it."
  },
  {
    "kind": "single_choice", "topic": "operations and incident response",
    "prompt": "An investigator reaches a running server that is suspected of being compromised. Following the order of volatility, what should be collected first?",
    "options": [
      "The printed network diagram",
      "The files on the system drive",
      "The backups from last week",
      "The contents of memory"
    ],
    "option_notes": [
      "Paper changes last of all, so it can be collected at the end.",
      "Files survive a power loss, so they come after everything that does not.",
      "They are finished and stored elsewhere; a few more hours do not change them.",
      "Processes, connections and keys in memory vanish as soon as the machine loses power."
    ],
    "answer": {"choice": 3},
    "explanation": "Memory holds running processes, network connections, and sometimes encryption keys, and it vanishes when power is lost. Drive contents, backups, and paper survive far longer and can wait.",
    "tip": "Collect first whatever would disappear if someone pulled the plug."
  },
  {
    "kind": "single_choice", "topic": "governance and resilience",
    "prompt": "A company allows occasional private browsing on its laptops but forbids installing unapproved software. Which document should spell out these rules for employees?",
    "options": [
      "Acceptable use policy",
      "Data retention policy",
      "Business continuity plan",
      "Change management policy"
    ],
    "option_notes": [
      "This is the document that employees sign to know what they may do with company devices.",
      "It sets how long records are kept before they are destroyed.",
      "It describes how the business keeps running after a disaster.",
      "It controls changes by the IT team, although installing software sounds like a change."
    ],
    "answer": {"choice": 0},
    "explanation": "An acceptable use policy tells people what they may and may not do with company systems. A retention policy governs how long records are kept, and change management governs how systems are altered.",
    "tip": "If the sentence starts with \"Employees may\" or \"must not,\" think acceptable use."
  },
  {
    "kind": "short_text", "topic": "threats and attacks",
    "prompt": "Give the common two-word term for a vulnerability that attackers exploit before the vendor has a fix available.",
    "answer": {"accepted": ["zero-day", "zero day", "zeroday", "0-day", "0 day", "0day", "zero-day vulnerability", "zero day vulnerability", "0-day vulnerability", "zero-day exploit", "zero day exploit"]},
    "explanation": "It is called a zero-day because the defenders have had zero days to prepare a fix. Until a patch exists, layered defenses such as segmentation, behavior monitoring, and vendor workarounds have to limit the damage.",
    "tip": "No patch yet? Reach for isolation, monitoring, and workarounds."
  },
  {
    "kind": "multiple_choice", "topic": "identity and access",
    "prompt": "A company rewrites its password rules to follow current NIST-style guidance. Which rules belong in the new policy? Choose three.",
    "options": [
      "Require at least one symbol and one capital letter",
      "Require everyone to choose a new password every 60 days",
      "Let users display a password hint on the login page",
      "Check new passwords against lists of breached ones",
      "Require a change when compromise is suspected",
      "Allow long passphrases and pasting from a manager"
    ],
    "option_notes": [
      "Forced mixtures feel strict, but they produce predictable patterns such as a capital first and `!` last.",
      "Expiry makes people count up a number at the end, which attackers expect.",
      "A hint that reminds the owner also informs everyone else at the login page.",
      "It refuses the very passwords that attackers try first.",
      "Evidence of a leak is a good reason for a new password; the calendar is not.",
      "Length adds strength, and pasting lets a password manager supply it."
    ],
    "answer": {"choices": [3, 4, 5]},
    "explanation": "Current guidance favors length, screening against known breached passwords, support for password managers, and changes when there is evidence of compromise. Scheduled changes and forced character mixes push people toward predictable patterns, and hints help attackers as much as users.",
    "tip": "Modern passwords: long, screened, and left alone until something goes wrong."
  },
  {
    "kind": "single_choice", "topic": "cryptography",
    "prompt": "A developer must choose how a new web service stores user passwords. Which approach is best?",
    "options": [
      "A slow salted hash such as Argon2id",
      "A text encoding such as Base64",
      "A block cipher such as AES-256",
      "A plain fast hash such as SHA-256"
    ],
    "option_notes": [
      "The work factor makes every guess expensive, and the salt makes every stored value different.",
      "It looks scrambled, but anyone can decode it without a key.",
      "Encryption suits data that must be read again; whoever steals the key gets every password.",
      "A salted password deserves a slow function; speed helps only the person who guesses."
    ],
    "answer": {"choice": 0},
    "explanation": "Password hashing functions such as Argon2id are deliberately slow and memory-hungry, and the salt makes every stored value unique, so guessing is costly. A fast hash lets attackers test billions of guesses per second, and encrypted or encoded passwords can be turned back into plain text.",
    "tip": "For passwords, slow is a feature."
  },
  {
    "kind": "single_choice", "topic": "network defense",
    "prompt": "A team wants a device that sits directly in the traffic path and drops packets that match known attacks. What should it deploy?",
    "options": [
      "Intrusion detection system",
      "Intrusion prevention system",
      "Passive network recorder",
      "Central log collector"
    ],
    "option_notes": [
      "The names differ in one word: this one reports attacks but does not sit in the path.",
      "It is inline, so it can drop a packet before the target receives it.",
      "It keeps traffic for later analysis and blocks nothing.",
      "It receives reports from other devices after the traffic has passed."
    ],
    "answer": {"choice": 1},
    "explanation": "An intrusion prevention system works inline and can block malicious traffic as it passes. An intrusion detection system watches and raises alerts, but on its own it does not stop the packets.",
    "tip": "Detection rings the bell; prevention bars the door."
  },
  {
    "kind": "true_false", "topic": "application security",
    "prompt": "If a web form checks every field in the browser with JavaScript, the server can safely skip checking the same fields.",
    "option_notes": [
      "The form refuses bad input on the screen, but requests can be sent without the form.",
      "Only checks on the server are out of the attacker's reach."
    ],
    "answer": {"truth": false},
    "explanation": "An attacker can send requests to the server directly or alter the script, so checks in the browser can always be bypassed. They help users catch typing errors, but the server must validate everything it receives.",
    "tip": "Never trust the client: the browser belongs to the user."
  },
  {
    "kind": "single_choice", "topic": "principles and risk",
    "prompt": "A bakery chain buys a cyber insurance policy that pays part of the cost if its ordering system is breached. Which risk response is this?",
    "options": [
      "Risk avoidance",
      "Risk transfer",
      "Risk acceptance",
      "Risk mitigation"
    ],
    "option_notes": [
      "Avoidance would mean giving up online ordering altogether.",
      "The insurer now bears part of the cost, in exchange for a premium.",
      "Acceptance means bearing the loss oneself, without paying anyone to share it.",
      "It would make a breach less likely or less harmful; a policy does neither."
    ],
    "answer": {"choice": 1},
    "explanation": "Insurance shifts part of the financial impact to another party, which is risk transfer. Mitigation would make a breach less likely or less harmful, and avoidance would mean giving up the risky activity.",
    "tip": "Insurance moves the bill, not the blame: accountability stays with you."
  },
  {
    "kind": "multiple_choice", "topic": "operations and incident response",
    "prompt": "A laptop drive has been seized and may be used as evidence in court. Which steps help keep it admissible? Choose two.",
    "options": [
      "Document every handover of the drive",
      "Delete personal files to protect privacy",
      "Analyze a verified copy of the drive",
      "Boot the laptop to look for recent files",
      "Store the drive in an open shared cabinet"
    ],
    "option_notes": [
      "A gapless record shows that nobody could have exchanged the drive unnoticed.",
      "Respect for privacy tempts, but any deletion alters the evidence.",
      "Matching hashes prove that the copy is identical, and the original stays untouched.",
      "Starting an operating system changes hundreds of files and time stamps.",
      "Anyone with access to the cabinet could have tampered with the drive, and the court cannot rule it out."
    ],
    "answer": {"choices": [0, 2]},
    "explanation": "A complete chain of custody shows who held the drive and when, and working on a copy with a matching hash leaves the original untouched. Booting the system or deleting files changes the evidence, and open storage lets anyone tamper with it.",
    "tip": "Original sealed, copy hashed, handovers signed."
  },
  {
    "kind": "single_choice", "topic": "threats and attacks",
    "prompt": "A login service writes the entries below. Further analysis shows that the same password was tried against every account, once each.\n\n```\n02:10:01 FAIL user=adams src=198.51.100.23\n02:10:09 FAIL user=baker src=198.51.100.23\n02:10:17 FAIL user=chen  src=198.51.100.23\n02:10:25 FAIL user=diaz  src=198.51.100.23\n```\n\nWhich attack is under way?",
    "options": [
      "Rainbow table attack",
      "Session hijacking",
      "Password spraying",
      "Credential stuffing"
    ],
    "option_notes": [
      "It reverses stolen hashes offline and never touches the login service.",
      "It takes over a session after a login, so no failed passwords would appear.",
      "One guess per account never reaches a lockout limit, which is the point of this attack.",
      "Its list has one leaked password for each name, so it would not try the same one on everybody."
    ],
    "answer": {"choice": 2},
    "explanation": "Password spraying tries one common password on many accounts, which stays below per-account lockout limits. Credential stuffing would use a different leaked username and password pair on each attempt, and a rainbow table is used offline against stolen hashes.",
    "tip": "One password, many users: spraying. Leaked pairs: stuffing."
  },
  {
    "kind": "single_choice", "topic": "governance and resilience",
    "prompt": "Which plan follows the 3-2-1 backup rule?",
    "options": [
      "Live data, a NAS copy, and a USB copy in the same office",
      "Live data, a copy on a local NAS, and a copy in the cloud",
      "Live data, plus one encrypted copy in a cloud service",
      "Live data, plus two copies in folders on the same disk"
    ],
    "option_notes": [
      "The number of copies is right, but all of them are in one office.",
      "Original plus two copies, two storage types, and the cloud copy is offsite.",
      "Offsite and encrypted, but original and copy make two, not three.",
      "Three copies in number, yet a single failed disk takes them all."
    ],
    "answer": {"choice": 1},
    "explanation": "The rule calls for three copies of the data on two kinds of storage, with one copy offsite. Two folders on one disk share a single point of failure, a lone cloud copy makes only two copies in total, and copies kept in the same office can burn together.",
    "tip": "Three copies, two kinds of storage, one somewhere else."
  },
  {
    "kind": "single_choice", "topic": "identity and access",
    "prompt": "A user is fooled by a perfect copy of a login page. Why does signing in with a passkey still protect her account?",
    "options": [
      "The password is hashed before it leaves her device",
      "The server verifies its own copy of the private key",
      "The credential works only with the genuine domain",
      "The code that she types in expires within a minute"
    ],
    "option_notes": [
      "The passkey uses no password at all, and a hashed one would still have been typed into the fake page.",
      "The server stores the public key; the private key stays on the user's side.",
      "The browser offers the credential only to the domain it was created for.",
      "A phishing page can relay a one-time code within seconds; a passkey has no code."
    ],
    "answer": {"choice": 2},
    "explanation": "A passkey is bound to the real site's domain, so the authenticator has nothing to offer to a lookalike. The private key never leaves the user's control and is not stored by the server, and there is no password or code that could be typed into the wrong page.",
    "tip": "What nobody types cannot be typed into the wrong site."
  },
  {
    "kind": "single_choice", "topic": "principles and risk",
    "prompt": "Which statement best captures the idea of zero trust?",
    "options": [
      "Verify every request, wherever it comes from",
      "Trust a user once the VPN is connected",
      "Block every form of remote work by default",
      "Trust devices that sit on the office network"
    ],
    "option_notes": [
      "Each access is checked on its own merits, whether from the office or from a café.",
      "A single check at the entrance, then trust: this is the perimeter model with a longer cable.",
      "Zero trust is often adopted to make remote work safer, not to forbid it.",
      "Trust by location is precisely what this model gives up."
    ],
    "answer": {"choice": 0},
    "explanation": "Zero trust removes implicit trust based on network location and checks identity, device, and context for each access. A VPN connection or an office cable does not make a request safe, and remote work is fully compatible with the model.",
    "tip": "Never trust, always verify, and assume that a breach has already happened."
  },
  {
    "kind": "numeric", "topic": "cryptography",
    "prompt": "How long is an AES-256 key, in bytes?",
    "answer": {"value": 32, "tolerance": 0, "unit": "bytes"},
    "explanation": "The number in AES-256 is the key length in bits. A byte has eight bits, so 256 ÷ 8 = 32 bytes.",
    "tip": "AES key sizes are 128, 192, and 256 bits; the block size is always 128 bits."
  },
  {
    "kind": "single_choice", "topic": "network defense",
    "prompt": "A firewall reads its rules from top to bottom and applies the first rule that matches:\n\n| Rule | Source | Destination | Service | Action |\n|---|---|---|---|---|\n| 1 | 10.1.0.0/16 | any | TCP 22 | allow |\n| 2 | 10.1.0.0/16 | any | TCP 443 | allow |\n| 3 | 10.1.5.0/24 | any | any | deny |\n| 4 | any | any | any | deny |\n\nA host at 10.1.5.8 opens an HTTPS connection on TCP port 443. Which rule decides what happens?",
    "options": [
      "Rule 1",
      "Rule 2",
      "Rule 3",
      "Rule 4"
    ],
    "option_notes": [
      "The source matches, but SSH uses 22 and this connection goes to 443.",
      "Source, destination and port match, so a first-match firewall stops reading here.",
      "It was probably meant to block this host, but it stands below the rule that lets it through.",
      "It catches only traffic that no earlier rule has matched."
    ],
    "fixed_order": true,
    "answer": {"choice": 1},
    "explanation": "The address 10.1.5.8 lies inside 10.1.0.0/16 and the service is TCP 443, so rule 2 matches and the connection is allowed. Rule 1 covers a different port. Rule 3 would have blocked the host, but it is never reached, which suggests that the rules are in the wrong order.",
    "tip": "With first match, put specific rules above general ones."
  },
  {
    "kind": "single_choice", "topic": "application security",
    "prompt": "A customer opens her invoice at the address below. When she changes the last digit, she sees another customer's invoice.\n\n```\nhttps://shop.example/invoice?id=20417\n```\n\nWhich weakness is this?",
    "options": [
      "SQL injection",
      "Broken access control",
      "Cross-site scripting",
      "Insecure deserialization"
    ],
    "option_notes": [
      "It would need input that changes a query; here an ordinary number was accepted as it is.",
      "The server never asked whether this customer may see that record.",
      "No script was planted and none ran in a browser.",
      "It abuses serialized objects, while the address holds a plain number."
    ],
    "answer": {"choice": 1},
    "explanation": "The server fails to check whether the signed-in user is allowed to see the requested record, which is broken access control (often called an insecure direct object reference). No script was injected and no query was altered: a valid number was enough.",
    "tip": "Logged in is not the same as allowed: check ownership on every request."
  },
  {
    "kind": "short_text", "topic": "operations and incident response",
    "prompt": "Which four-letter abbreviation names a platform that collects logs from many sources, correlates them, and raises alerts for analysts?",
    "answer": {"accepted": ["siem", "siem system", "siem platform", "security information and event management", "security information and event management (siem)"]},
    "explanation": "SIEM stands for security information and event management. Its strength is correlation: events that look harmless in one log can form a clear pattern when several logs are read together.",
    "tip": "A SIEM knows only what you feed it, so check the log sources first."
  },
  {
    "kind": "single_choice", "topic": "governance and resilience",
    "prompt": "A cloud contract promises 99.9% monthly uptime and a refund if the provider falls short. Which document usually sets out such promises?",
    "options": [
      "Service level agreement",
      "Acceptable use policy",
      "Memorandum of understanding",
      "Non-disclosure agreement"
    ],
    "option_notes": [
      "A percentage to reach and money back otherwise are typical of this contract.",
      "It binds the users of a system, not the provider's uptime.",
      "It records common intentions, usually without penalties.",
      "It obliges the parties to secrecy and promises no service."
    ],
    "answer": {"choice": 0},
    "explanation": "A service level agreement defines measurable service targets and the remedies for missing them. A memorandum of understanding records shared intentions, and a non-disclosure agreement protects confidential information.",
    "tip": "Numbers plus penalties: service level agreement."
  },
  {
    "kind": "single_choice", "topic": "threats and attacks",
    "prompt": "Within an hour, malware copies itself from one unpatched server to hundreds of others. Nobody opened a file or clicked a link. Which kind of malware is this?",
    "options": [
      "Trojan",
      "Spyware",
      "Adware",
      "Worm"
    ],
    "option_notes": [
      "It hides in something useful and needs a person to start it.",
      "The name describes spying on a user and says nothing about spreading.",
      "The name describes unwanted advertising, and such programs rarely copy themselves.",
      "It exploits a vulnerability on each next machine, without help from anyone."
    ],
    "answer": {"choice": 3},
    "explanation": "A worm spreads on its own by exploiting vulnerable systems across a network. A Trojan needs someone to run it because it poses as something useful, and spyware and adware are named for what they do rather than for how they spread.",
    "tip": "Worms walk by themselves; Trojans have to be invited in."
  },
  {
    "kind": "single_choice", "topic": "identity and access",
    "prompt": "A mobile app should let customers sign in through an identity provider and should receive a signed ID token in JSON format. Which standard fits best?",
    "options": [
      "Kerberos",
      "RADIUS",
      "OpenID Connect",
      "SAML 2.0"
    ],
    "option_notes": [
      "It issues tickets inside a managed network and hardly fits a customer's phone.",
      "Network devices ask it whether to admit a user; it gives no JSON token to an app.",
      "Its ID token tells an app who has signed in, which OAuth 2.0 alone does not.",
      "It also federates sign-in, but its assertions are XML and made for browsers."
    ],
    "answer": {"choice": 2},
    "explanation": "OpenID Connect adds an identity layer to OAuth 2.0 and delivers a signed JSON ID token, which suits mobile and web apps. SAML uses XML assertions, Kerberos issues tickets inside a managed network, and RADIUS mainly serves network access.",
    "tip": "OAuth says what you may do; OpenID Connect says who you are."
  },
  {
    "kind": "single_choice", "topic": "principles and risk",
    "prompt": "At a small firm, one clerk can both add a new supplier and approve payments to it. Which principle calls for splitting these tasks between two people?",
    "options": [
      "Security through obscurity",
      "Defense in depth",
      "Implicit deny by default",
      "Separation of duties"
    ],
    "option_notes": [
      "It hopes that nobody learns how the system works, and this clerk knows it well.",
      "More layers would not help, because the same clerk passes all of them legitimately.",
      "It refuses what no rule allows, while both of these tasks are allowed.",
      "With one person to enter and another to approve, fraud would need an accomplice."
    ],
    "answer": {"choice": 3},
    "explanation": "Separation of duties splits a sensitive process so that no single person can carry out a fraud alone. Defense in depth layers several controls, and implicit deny concerns access that has not been expressly allowed.",
    "tip": "If fraud would need two people to conspire, duties are well separated."
  },
  {
    "kind": "single_choice", "topic": "cryptography",
    "prompt": "An attacker records a website's TLS 1.3 sessions, each set up with a full handshake. Years later the attacker steals the private key of the server's certificate. Why do the recordings stay unreadable?",
    "options": [
      "Certificate keys are replaced after every session",
      "Session keys came from ephemeral key exchanges",
      "Recorded packets become invalid after one day",
      "Session keys were encrypted with the certificate"
    ],
    "option_notes": [
      "The certificate's key is often used for months; only session keys change every time.",
      "Both sides discarded the exchange's secrets, so the certificate's key cannot recreate them.",
      "Recorded data does not expire; given the right key, it can be decrypted at any time.",
      "That was the older RSA key exchange, and there the stolen key would have opened everything."
    ],
    "answer": {"choice": 1},
    "explanation": "A full TLS 1.3 handshake uses an ephemeral Diffie-Hellman exchange whose secrets are discarded, a property called forward secrecy. The certificate's key only signs the handshake to prove the server's identity, so it cannot unlock past traffic.",
    "tip": "Ephemeral keys: steal the signer today, and yesterday's traffic stays shut."
  },
  {
    "kind": "single_choice", "topic": "network defense",
    "prompt": "A network engineer still manages switches over Telnet. Which protocol should replace it?",
    "options": [
      "SSH",
      "HTTP",
      "TFTP",
      "SNMPv2c"
    ],
    "option_notes": [
      "It offers the same command line, encrypted, and identifies the device by its host key.",
      "A web interface is more comfortable, but without TLS its passwords are readable as well.",
      "It copies configuration files and offers neither a login nor a command line.",
      "It can change settings, but its community string crosses the network readable."
    ],
    "answer": {"choice": 0},
    "explanation": "SSH encrypts the whole session, including the login, and lets the engineer verify the identity of the device. TFTP, HTTP, and SNMPv2c all send their data in clear text, as Telnet does.",
    "tip": "If a management protocol has no encryption, assume that someone is reading along."
  },
  {
    "kind": "multiple_choice", "topic": "application security",
    "prompt": "Which attributes help protect the session cookie of a web application at `shop.example.com`? Choose three.",
    "options": [
      "Domain=example.com (every subdomain)",
      "HttpOnly",
      "Max-Age=315360000 (ten years)",
      "SameSite=Lax",
      "Secure"
    ],
    "option_notes": [
      "It sends the cookie to every subdomain, including ones that are less well protected.",
      "Injected scripts cannot read a cookie with this attribute.",
      "A stolen cookie would stay useful for ten years.",
      "The browser leaves the cookie out of most requests that other sites trigger.",
      "The cookie travels over HTTPS only, so nobody on the network can read it."
    ],
    "answer": {"choices": [1, 3, 4]},
    "explanation": "Secure restricts the cookie to encrypted connections, HttpOnly hides it from scripts, and SameSite limits when it is sent with cross-site requests. A ten-year lifetime and a domain that covers every subdomain both give a thief more chances to obtain and reuse the session.",
    "tip": "Match each flag to a threat: sniffing, scripting, and cross-site requests."
  },
  {
    "kind": "single_choice", "topic": "threats and attacks",
    "prompt": "Thousands of companies install a routine, correctly signed software update. It contains a backdoor that intruders planted in the vendor's build system. Which attack is this?",
    "options": [
      "Watering hole attack",
      "Supply chain attack",
      "Drive-by download",
      "On-path attack"
    ],
    "option_notes": [
      "It infects a site that the victims visit; here the software came to them by the usual update.",
      "The intruders reached everyone at once by poisoning what a trusted vendor ships.",
      "It installs malware on a visit to a website, while these companies installed an update on purpose.",
      "Tampering on the way would have broken the signature, which was correct."
    ],
    "answer": {"choice": 1},
    "explanation": "The victims were reached through a supplier they trusted, which defines a supply chain attack. A watering hole infects a website that the targets visit, and an on-path attacker tampers with traffic on its way.",
    "tip": "A valid signature proves who shipped it, not that it is safe."
  },
  {
    "kind": "single_choice", "topic": "operations and incident response",
    "prompt": "An analyst sees two successful logins by the same user:\n\n```\n08:02 UTC user=mlopez result=success location=Chicago\n08:19 UTC user=mlopez result=success location=Singapore\n```\n\nWhich indicator of possible compromise do these entries show?",
    "options": [
      "Missing logs",
      "Resource consumption",
      "Impossible travel",
      "Account lockout"
    ],
    "option_notes": [
      "Gaps in a log would point to deletion, but here the entries themselves are the clue.",
      "It shows as unusual load on a processor or a line, not as two places.",
      "The distance between the two places is too great for the time between the logins.",
      "It follows a series of failures, and both of these logins succeeded."
    ],
    "answer": {"choice": 2},
    "explanation": "Nobody can travel from Chicago to Singapore in 17 minutes, so someone else may be using the account. Before escalating, the analyst should rule out harmless causes such as a VPN exit in another country.",
    "tip": "Two places, one user, too little time: rule out a VPN, and be ready to end the session."
  },
  {
    "kind": "true_false", "topic": "governance and resilience",
    "prompt": "A backup job that reports success can still produce data that cannot be restored, so regular test restores are needed.",
    "option_notes": [
      "The job reports that it ran, and only a restore shows that the data is usable.",
      "A green status is reassuring, but nobody has read the data back."
    ],
    "answer": {"truth": true},
    "explanation": "A success message shows that the job ran, not that the data is complete, readable, and usable by the application. Only a test restore proves that, and it also shows how long a recovery takes.",
    "tip": "Nobody needs a backup; everybody needs a restore."
  },
  {
    "kind": "single_choice", "topic": "identity and access",
    "prompt": "An employee is dismissed and escorted out of the building. What should the IT department do with his accounts?",
    "options": [
      "Delete them at once along with all his files",
      "Leave them active until the laptop is returned",
      "Reset them at the next scheduled access review",
      "Disable them at once and end active sessions"
    ],
    "option_notes": [
      "Quick but rash: records that the company or a court needs would be gone.",
      "Open sessions work from any device, so waiting for the laptop protects nothing.",
      "The next review may be months away, and until then he can sign in.",
      "His access ends immediately, and files remain for handover or investigation."
    ],
    "answer": {"choice": 3},
    "explanation": "Disabling accounts and ending sessions closes access right away while keeping data for handover or investigation. Deleting everything may destroy records that the company needs, and waiting leaves a disgruntled person with working credentials.",
    "tip": "Disable first, delete later: evidence and email may still be needed."
  },
  {
    "kind": "multiple_choice", "topic": "network defense",
    "prompt": "A company wants receiving mail servers to detect messages that forge its domain. Which mechanisms, based on DNS records, work together for this purpose? Choose three.",
    "options": [
      "STARTTLS",
      "IMAPS",
      "SNMPv3",
      "DMARC",
      "DKIM",
      "SPF"
    ],
    "option_notes": [
      "It encrypts the connection between mail servers and says nothing about the sender's domain.",
      "It protects a user's access to the mailbox.",
      "It manages network devices securely, but it has no part in mail.",
      "It publishes what receivers should do when the other two checks fail.",
      "It adds a signature that receivers verify with a key from DNS.",
      "It publishes which servers may send mail for the domain."
    ],
    "answer": {"choices": [3, 4, 5]},
    "explanation": "SPF lists the servers that may send for the domain, DKIM lets receivers verify a signature on the message, and DMARC tells them what to do when these checks fail. IMAPS and STARTTLS encrypt mail connections without proving who owns the sender address, and SNMPv3 manages network devices.",
    "tip": "SPF checks the server, DKIM the signature, DMARC the policy."
  },
  {
    "kind": "single_choice", "topic": "application security",
    "prompt": "Before each merge, a tool reads the source code for insecure patterns without running the program. What is this technique called?",
    "options": [
      "Static code analysis",
      "Fuzz testing",
      "Dynamic application testing",
      "Penetration testing"
    ],
    "option_notes": [
      "It reads source code without running it, so it can name the exact line.",
      "It needs a running program to feed with malformed input.",
      "It tests a deployed application from outside, through its interfaces.",
      "It is an attack by people on a running system, not a tool before each merge."
    ],
    "answer": {"choice": 0},
    "explanation": "Static analysis inspects code at rest, so it can point to the exact line early in development. Dynamic testing, fuzzing, and penetration testing all exercise a running program.",
    "tip": "Static reads the recipe; dynamic tastes the dish."
  },
  {
    "kind": "single_choice", "topic": "cryptography",
    "prompt": "A browser shows a certificate warning. An administrator notes these details:\n\n```\nRequested host    portal.example.com\nNames in cert     www.example.com, example.com\nValidity period   current\nIssuer            trusted\nRevocation        not revoked\n```\n\nWhat explains the warning?",
    "options": [
      "The certificate has passed its expiration date",
      "The certificate comes from an untrusted authority",
      "The certificate does not cover the requested host",
      "The certificate was withdrawn after a key theft"
    ],
    "option_notes": [
      "The most frequent cause of warnings, but the validity period is current.",
      "An unknown issuer causes such warnings too; this one is trusted.",
      "`portal.example.com` is not among the names, and neither listed name extends to it.",
      "A withdrawn certificate would be listed as revoked."
    ],
    "answer": {"choice": 2},
    "explanation": "A browser accepts a certificate only if the requested host name appears among its names, and `portal.example.com` is missing. A name for `example.com` does not extend to its subdomains; that would take an extra name or a wildcard such as `*.example.com`.",
    "tip": "Four checks on a certificate: name, dates, issuer, revocation."
  },
  {
    "kind": "single_choice", "topic": "operations and incident response",
    "prompt": "A scan of a small company lists four unpatched systems:\n\n| System | Severity | Reachable from | Exploited in the wild |\n|---|---|---|---|\n| VPN gateway | 9.8 | internet | yes |\n| Lab server | 9.8 | isolated lab only | no |\n| Staff workstation | 6.5 | internal network | no |\n| Lobby display | 5.3 | guest network | no |\n\nWhich one should be patched first?",
    "options": [
      "Lobby display",
      "Staff workstation",
      "Lab server",
      "VPN gateway"
    ],
    "option_notes": [
      "Guests can reach it, but its severity is the lowest and nobody exploits it.",
      "Severity and exposure are both moderate, so it can wait for the next round.",
      "The score is as high as the first one's, but only the isolated lab can reach it.",
      "It has the top score, faces the internet, and is already being exploited elsewhere."
    ],
    "answer": {"choice": 3},
    "explanation": "The gateway combines the highest severity with internet exposure and active exploitation, so it carries by far the greatest risk. The lab server has the same score, but hardly anyone can reach it, which shows why a score alone does not set priorities.",
    "tip": "Priority = severity + exposure + active exploitation."
  },
  {
    "kind": "single_choice", "topic": "principles and risk",
    "prompt": "A factory machine runs an operating system that can no longer be patched. The team therefore places it on its own network segment behind strict firewall rules. Which type of control is the segment?",
    "options": [
      "Deterrent",
      "Compensating",
      "Detective",
      "Administrative"
    ],
    "option_notes": [
      "A deterrent discourages attackers by being seen, such as a warning sign.",
      "It substitutes for the patch, which would have been the proper control.",
      "A detective control reports an event, while this segment restricts traffic.",
      "An administrative control is a rule or a procedure; firewall rules are technical."
    ],
    "answer": {"choice": 1},
    "explanation": "A compensating control makes up for a primary control, here patching, that cannot be applied. The segment does not record events or discourage an attacker, and it is a technical measure rather than an administrative one.",
    "tip": "When you cannot do the proper thing, what you do instead is compensating."
  },
  {
    "kind": "single_choice", "topic": "threats and attacks",
    "prompt": "Criminals copy a company's files, encrypt the originals, and threaten to publish the copies. The company has excellent offline backups. Why is it still under pressure?",
    "options": [
      "Backups cannot undo the theft of the files",
      "Backups cannot replace files once encrypted",
      "Backups become invalid after a ransom demand",
      "Backups must first be decrypted by the thieves"
    ],
    "option_notes": [
      "The criminals keep their copy whatever the company restores.",
      "Restoring encrypted files is exactly what good backups can do.",
      "A demand does not change offline media, so the backups stay good.",
      "Offline copies were out of reach of the malware and never encrypted."
    ],
    "answer": {"choice": 0},
    "explanation": "In double extortion, the criminals hold stolen data as well as encrypted systems. Good backups restore operations, but they cannot take back data that has already left the building.",
    "tip": "Backups answer encryption; only prevention and detection answer theft."
  },
  {
    "kind": "short_text", "topic": "governance and resilience",
    "prompt": "What is the name of a discussion-based exercise in which a team talks through a simulated incident, step by step, without touching live systems?",
    "answer": {"accepted": ["tabletop exercise", "tabletop", "table-top exercise", "table top exercise", "table-top", "table top", "ttx", "tabletop exercises", "tabletop test"]},
    "explanation": "In a tabletop exercise, the people who would handle an incident walk through a scenario together around a table. It costs little and exposes unclear roles, missing phone numbers, and gaps in the plan before a real event does.",
    "tip": "No keyboards needed: a tabletop tests the plan and the people."
  },
  {
    "kind": "single_choice", "topic": "identity and access",
    "prompt": "On a government system, documents carry labels such as Secret, users hold clearances, and even a document's author cannot loosen the rules. Which access control model is this?",
    "options": [
      "Mandatory access control",
      "Attribute-based access control",
      "Role-based access control",
      "Discretionary access control"
    ],
    "option_notes": [
      "Labels and clearances decide centrally, and no user can loosen the result.",
      "It evaluates attributes such as time or department, and policies set by administrators.",
      "Permissions would come with a job title, and no labels would be needed.",
      "Here the author could share the document at will, which the question rules out."
    ],
    "answer": {"choice": 0},
    "explanation": "Mandatory access control compares labels with clearances under a central policy that users cannot override. In a discretionary model, the owner of a document could decide who may read it.",
    "tip": "Labels and clearances mean mandatory; the owner decides means discretionary."
  },
  {
    "kind": "single_choice", "topic": "network defense",
    "prompt": "A company runs a public web server that needs to reach one internal database. Where should the web server be placed?",
    "options": [
      "On the same machine as the database",
      "In a screened subnet with filtered access inward",
      "On the management network beside the switches",
      "On the staff LAN with a port forwarded to it"
    ],
    "option_notes": [
      "It saves a network hop and hands over the data as soon as the web server falls.",
      "A firewall stands on both sides, so a compromised server can reach only the database port.",
      "An attacker on the server would find the controls of every switch next door.",
      "Port forwarding places internet traffic directly among the staff's computers."
    ],
    "answer": {"choice": 1},
    "explanation": "A screened subnet, often called a DMZ, limits the damage if the exposed server is taken over, because a firewall still controls what it can reach inside. Anywhere else on the list, a compromised web server would land the attacker next to staff, network devices, or the data itself.",
    "tip": "Public-facing systems live in a zone of their own."
  },
  {
    "kind": "single_choice", "topic": "threats and attacks",
    "prompt": "Users on one subnet report certificate warnings. On an affected PC, the ARP cache looks like this; 10.0.0.1 is the default gateway and 10.0.0.57 is an unknown laptop:\n\n```\nIP address   MAC address\n10.0.0.1     02:1a:7f:4a:11:9c\n10.0.0.57    02:1a:7f:4a:11:9c\n```\n\nWhat is most likely happening?",
    "options": [
      "DHCP starvation",
      "ARP spoofing",
      "MAC flooding",
      "DNS poisoning"
    ],
    "option_notes": [
      "It uses up the addresses of the pool and does not touch the entry for the gateway.",
      "The PC accepted an answer that it had no means to check, since ARP authenticates nobody.",
      "It fills the address table of a switch, which a PC's ARP cache does not show.",
      "It returns false IP addresses for names, while the IP addresses here are right."
    ],
    "answer": {"choice": 1},
    "explanation": "The unknown laptop has convinced the PC that the gateway's IP address belongs to the laptop's MAC address, so traffic flows through it. MAC flooding overloads a switch's address table, and neither DNS poisoning nor DHCP starvation changes the MAC address recorded for the gateway.",
    "tip": "Two IP addresses, one MAC, and one of them is the gateway: think on-path."
  },
  {
    "kind": "single_choice", "topic": "cryptography",
    "prompt": "Why do secure protocols use asymmetric cryptography to set up a session but symmetric cryptography for the data itself?",
    "options": [
      "Symmetric ciphers are far faster on bulk data",
      "Symmetric ciphers do not require a secret key",
      "Asymmetric ciphers do not work over the internet",
      "Asymmetric ciphers cannot prove who is present"
    ],
    "option_notes": [
      "Bulk data would take far longer with public key operations, so they only make the introduction.",
      "They do need a shared secret, and delivering it is what the asymmetric part is for.",
      "They work everywhere on the internet, as every TLS handshake shows.",
      "Signatures prove identity well, which is a reason to use them at the start."
    ],
    "answer": {"choice": 0},
    "explanation": "Asymmetric methods let strangers authenticate each other and agree on a secret, but they are slow and handle only small inputs. Once both sides share a key, a symmetric cipher such as AES protects large amounts of data at high speed.",
    "tip": "Asymmetric makes the introduction; symmetric does the work."
  },
  {
    "kind": "single_choice", "topic": "principles and risk",
    "prompt": "A company adds email filtering, training, and strong authentication. Some phishing risk remains, and management formally signs it off. What is this remaining risk called?",
    "options": [
      "Transferred risk",
      "Risk appetite",
      "Residual risk",
      "Inherent risk"
    ],
    "option_notes": [
      "It would now be carried by someone else, such as an insurer.",
      "It is the amount of risk that the organization accepts in general, decided in advance.",
      "It is what the controls leave over, and management has accepted it.",
      "It is the risk before any control, and three controls are already in place."
    ],
    "answer": {"choice": 2},
    "explanation": "Residual risk is what is left after controls have been applied. Inherent risk is the level before any controls, and risk appetite is the amount of risk that the organization is willing to take in general.",
    "tip": "Inherent minus controls leaves residual, and someone must sign for it."
  },
  {
    "kind": "numeric", "topic": "identity and access",
    "prompt": "A one-time code consists of six digits, each from 0 to 9. How many different codes are possible? Give the number of codes.",
    "answer": {"value": 1000000, "tolerance": 0, "unit": "codes"},
    "explanation": "Each of the six positions can hold ten values, so there are 10 to the power of 6 = 1,000,000 codes. That is few enough for a script to try them all, so the server must limit attempts and let codes expire quickly.",
    "tip": "Symbols to the power of length: adding length beats adding symbols."
  },
  {
    "kind": "single_choice", "topic": "application security",
    "prompt": "A web server's log contains this entry:\n\n```\n198.51.100.9 \"GET /download?file=../../../../etc/passwd HTTP/1.1\" 403\n```\n\nWhich attack was attempted?",
    "options": [
      "Cross-site scripting",
      "HTTP request smuggling",
      "Command injection",
      "Directory traversal"
    ],
    "option_notes": [
      "It would show script tags or event handlers in the parameter.",
      "It exploits disagreement between two servers about where a request ends.",
      "It would show characters that start a shell command, such as `;` or `|`.",
      "Each `../` climbs one folder up, toward a file outside the download folder."
    ],
    "answer": {"choice": 3},
    "explanation": "The repeated `../` tries to climb out of the download folder and reach a system file, which is directory traversal. The status code 403 shows that the server refused. Command injection would carry shell commands, and cross-site scripting would carry script code.",
    "tip": "Dots and slashes climb folders, quotes break queries, angle brackets bring scripts."
  },
  {
    "kind": "single_choice", "topic": "operations and incident response",
    "prompt": "Two weeks after a breach has been contained and all systems are running again, the team meets to discuss what worked and what should change. Which phase of incident response is this?",
    "options": [
      "Lessons learned",
      "Preparation",
      "Containment",
      "Identification"
    ],
    "option_notes": [
      "The team looks back at a closed incident to improve the next response.",
      "It uses the results of this review, but it takes place before an incident.",
      "It ended two weeks earlier, when the damage was limited.",
      "It was the first phase of the handling, when someone noticed the incident."
    ],
    "answer": {"choice": 0},
    "explanation": "The lessons learned review turns an incident into better plans, tools, and training. It feeds the preparation phase, but the review itself takes place after recovery.",
    "tip": "No blame in the review: ask what failed, not who."
  },
  {
    "kind": "single_choice", "topic": "governance and resilience",
    "prompt": "At an insurance company, who is accountable for deciding how the claims data is classified and who may use it?",
    "options": [
      "The data owner",
      "The data processor",
      "The data subject",
      "The data custodian"
    ],
    "option_notes": [
      "The business role that answers for the data decides on its class and its users.",
      "It handles data on behalf of another organization and follows instructions.",
      "The word data subject means the person whom the data describes.",
      "It stores and protects the data as the owner has decided, which is care, not decision."
    ],
    "answer": {"choice": 0},
    "explanation": "The data owner, usually a senior manager in the business, is accountable for classification and access decisions. The custodian runs the backups and applies the controls, a processor handles data on someone else's behalf, and the data subject is the person described by the data.",
    "tip": "Owners decide, custodians take care."
  },
  {
    "kind": "numeric", "topic": "network defense",
    "prompt": "A firewall rule should allow only LDAP over TLS (LDAPS) to a directory server. Which default TCP port number must it permit?",
    "answer": {"value": 636, "tolerance": 0},
    "explanation": "LDAPS uses TCP port 636 by default. Plain LDAP uses port 389, where credentials may cross the network in clear text unless the connection is upgraded to TLS.",
    "tip": "Learn secure ports in pairs: 389 and 636, 80 and 443, 143 and 993."
  },
  {
    "kind": "multiple_choice", "topic": "cryptography",
    "prompt": "Which algorithms are too weak to protect new systems? Choose two.",
    "options": [
      "AES-128",
      "ChaCha20",
      "SHA-256",
      "DES",
      "MD5"
    ],
    "option_notes": [
      "It is the smallest AES key size and still far beyond any search.",
      "It is a modern stream cipher, used in TLS where AES hardware is missing.",
      "Its name resembles the broken SHA-1, but it belongs to the sound next generation.",
      "It is a standard of the 1970s, and its keys are too short for today's computers.",
      "Two different inputs with the same hash can be made at will."
    ],
    "answer": {"choices": [3, 4]},
    "explanation": "MD5 is broken because collisions can be produced in seconds, and the 56-bit key of DES can be found by trying every possibility. SHA-256, AES-128, and ChaCha20 are all considered strong today.",
    "tip": "Retire on sight: MD5, SHA-1, DES, 3DES, RC4."
  },
  {
    "kind": "single_choice", "topic": "threats and attacks",
    "prompt": "A defense contractor finds intruders who have been in its network for 14 months. They used custom malware, stayed quiet, and copied design documents. Which threat actor is most likely?",
    "options": [
      "Unskilled attacker",
      "Disgruntled employee",
      "Nation-state group",
      "Hacktivist collective"
    ],
    "option_notes": [
      "Ready-made tools and noise would be expected, not custom malware and patience.",
      "An insider reaches documents with ordinary rights and needs no malware.",
      "Secrets, patience and custom tools point to a state with a budget.",
      "They want attention for a cause, so they would not hide for 14 months."
    ],
    "answer": {"choice": 2},
    "explanation": "Long presence, custom tools, and an interest in secrets point to a well-funded nation-state group. Hacktivists seek publicity, unskilled attackers rely on ready-made tools, and an insider would not need custom malware to reach the documents.",
    "tip": "Judge an actor by three things: resources, patience, motive."
  },
  {
    "kind": "single_choice", "topic": "principles and risk",
    "prompt": "A supplier denies having approved a price change. The buyer produces the approval, signed with the supplier's private key, and the signature verifies. Which security goal does the signature serve here?",
    "options": [
      "Confidentiality",
      "Data minimization",
      "Availability",
      "Non-repudiation"
    ],
    "option_notes": [
      "The signature hides nothing; the price change was readable by both sides.",
      "It asks that little personal data be collected, which is not disputed here.",
      "Nothing became unreachable for anyone.",
      "The verified signature ties the approval to the only holder of the private key."
    ],
    "answer": {"choice": 3},
    "explanation": "Non-repudiation means that a party cannot credibly deny an action, because only the holder of the private key could have made the signature. The signature did not hide the price change, so confidentiality is not the point.",
    "tip": "Hear \"I never sent that\"? The missing word is non-repudiation."
  },
  {
    "kind": "single_choice", "topic": "identity and access",
    "prompt": "At 3 a.m. an employee's phone shows dozens of login approval requests. Half asleep, she taps Approve. Which change would best prevent a repeat?",
    "options": [
      "Send approval requests by text message too",
      "Require number matching for push approvals",
      "Remember approved devices for a full year",
      "Require longer passwords for all employees"
    ],
    "option_notes": [
      "A further channel gives the attacker one more way to pester her.",
      "She must enter a number from the login screen, and only the attacker can see that screen.",
      "It reduces prompts, but an approved attacker would then stay in for a year.",
      "The attacker already had her password, so its length made no difference."
    ],
    "answer": {"choice": 1},
    "explanation": "With number matching, the user must type a number shown on the real login screen, so a reflexive tap no longer lets an attacker in. The attacker evidently had the password already, so a longer one would not have helped. A passkey or security key would be stronger still.",
    "tip": "An unexpected prompt means that someone has your password: deny it and report it."
  },
  {
    "kind": "multiple_choice", "topic": "application security",
    "prompt": "A team wants to reduce the risk from third-party libraries in its product. Which measures help most? Choose two.",
    "options": [
      "Fetch libraries from whichever mirror is fastest",
      "Keep an up-to-date software bill of materials",
      "Pin every library to its current version for good",
      "Run software composition analysis on every build",
      "Obfuscate the compiled code before each release"
    ],
    "option_notes": [
      "Speed says nothing about whether the mirror's files are genuine.",
      "When a flaw becomes known, it shows at once whether the product contains the library.",
      "Pinning makes builds repeatable, but without updates known flaws stay in.",
      "It compares the components of each build with published vulnerabilities.",
      "It makes code hard to read, while a vulnerable library stays just as exploitable."
    ],
    "answer": {"choices": [1, 3]},
    "explanation": "A software bill of materials shows which components are in the product, and composition analysis compares them with known vulnerabilities. Pinning forever freezes known flaws in place, unverified mirrors invite tampering, and obfuscation leaves vulnerable code vulnerable.",
    "tip": "You cannot patch what you do not know you ship."
  },
  {
    "kind": "single_choice", "topic": "operations and incident response",
    "prompt": "A security team wants to record process activity on every laptop, spot suspicious behavior, and cut off a single machine remotely. Which tool is made for this?",
    "options": [
      "Vulnerability management platform",
      "Data loss prevention gateway",
      "Public key infrastructure",
      "Endpoint detection and response"
    ],
    "option_notes": [
      "It finds missing patches on laptops but does not record what processes do.",
      "It watches for sensitive data on its way out and sees no process activity.",
      "It issues and manages certificates.",
      "An agent on each laptop records activity and can isolate the machine remotely."
    ],
    "answer": {"choice": 3},
    "explanation": "Endpoint detection and response records what happens on each device and lets analysts investigate and isolate it. A vulnerability platform finds missing patches, and a data loss prevention gateway looks for sensitive data leaving the company.",
    "tip": "Scanners find weaknesses; endpoint detection finds the intruder using them."
  },
  {
    "kind": "single_choice", "topic": "governance and resilience",
    "prompt": "A payment processor must be running again at another location within minutes, with nearly current data. Which type of recovery site does it need?",
    "options": [
      "Warm site",
      "Hot site",
      "Cold site",
      "Tape vault"
    ],
    "option_notes": [
      "Equipment is there, but recent data must be loaded first, which takes hours.",
      "Equipment and data are kept ready, so it takes over within minutes.",
      "It provides space and power; equipment would have to be brought in.",
      "It keeps copies safe, but nothing can be run there."
    ],
    "answer": {"choice": 1},
    "explanation": "A hot site has equipment, connections, and nearly current data ready to take over at short notice. A warm site still needs recent data and some setup, and a cold site offers little more than space and power.",
    "tip": "The hotter the site, the faster the start and the bigger the bill."
  },
  {
    "kind": "single_choice", "topic": "network defense",
    "prompt": "An office wants its wired ports in meeting rooms to work only for devices that have authenticated. Which solution is best?",
    "options": [
      "A shorter DHCP lease time",
      "A MAC address allow list",
      "802.1X with a RADIUS server",
      "Static IP addressing"
    ],
    "option_notes": [
      "A stranger would get a lease just the same, only for a shorter time.",
      "It looks like authentication, but a visitor can copy an allowed address from any device.",
      "The switch opens the port only after a server has accepted the credentials.",
      "A visitor only needs to type in a free address of the subnet."
    ],
    "answer": {"choice": 2},
    "explanation": "802.1X keeps a port closed until the device or user has authenticated against a server, typically over RADIUS. A MAC address can be copied within seconds, and DHCP leases or static addresses do not authenticate anyone.",
    "tip": "A MAC address is a name tag, not an ID card."
  },
  {
    "kind": "multiple_choice", "topic": "principles and risk",
    "prompt": "A warehouse sorts its safeguards by purpose. Which ones are detective controls? Choose two.",
    "options": [
      "A lock on the server room door",
      "A daily review of audit logs",
      "A firewall rule that blocks traffic",
      "A motion sensor in the loading bay",
      "A restore of damaged files from backup"
    ],
    "option_notes": [
      "It hinders a thief before anything happens, so it is preventive.",
      "Reading the entries reveals what has already happened.",
      "It stops traffic before it arrives, so it is preventive.",
      "It notices movement at the moment it happens.",
      "It repairs the damage afterward, so it is corrective."
    ],
    "answer": {"choices": [1, 3]},
    "explanation": "Reviewing logs and sensing motion both reveal that something has happened or is happening. Locks and firewall rules aim to prevent an event, and restoring files corrects its effects.",
    "tip": "Before, during, after: prevent, detect, correct."
  },
  {
    "kind": "single_choice", "topic": "threats and attacks",
    "prompt": "An attacker sends small queries with a forged source address to thousands of open DNS resolvers. Their much larger replies flood the victim. What is this called?",
    "options": [
      "DNS tunneling",
      "Domain hijacking",
      "DNS amplification",
      "DNS cache poisoning"
    ],
    "option_notes": [
      "It hides data inside queries and tries to stay unnoticed, so it floods nobody.",
      "It takes over the registration of a name and sends no queries to resolvers.",
      "Small forged queries cause large replies, all of which go to the victim.",
      "It plants a false answer in a resolver, which misdirects users instead of flooding them."
    ],
    "answer": {"choice": 2},
    "explanation": "The forged address directs the replies to the victim, and their size multiplies the attacker's bandwidth, which is DNS amplification. Tunneling hides data inside queries, and cache poisoning plants false answers in a resolver.",
    "tip": "Small question, huge answer, wrong address: amplification."
  },
  {
    "kind": "true_false", "topic": "cryptography",
    "prompt": "Base64 encoding keeps data confidential, because reading the data requires a secret key.",
    "option_notes": [
      "The text looks unreadable, which is easily taken for encryption.",
      "No key takes part, so everyone can decode it."
    ],
    "answer": {"truth": false},
    "explanation": "Base64 is an encoding without any key, and anyone can reverse it with a standard tool. Its purpose is to carry binary data as text, so confidential data still has to be encrypted.",
    "tip": "Encoding is for transport, hashing for integrity, encryption for secrecy."
  },
  {
    "kind": "single_choice", "topic": "identity and access",
    "prompt": "A nightly backup script runs under an account with full administrator rights. Which change best follows least privilege?",
    "options": [
      "Give it a shared account that has a longer password",
      "Give it a dedicated account with backup rights only",
      "Give it the personal account of the lead engineer",
      "Keep the account but rotate its password every day"
    ],
    "option_notes": [
      "A longer password leaves all rights in place, and sharing hides who used them.",
      "If someone takes over the script, they gain the backup rights and no more.",
      "It ties the job to one person and would give the script all her rights.",
      "Rotation limits how long a stolen password works, not what it allows."
    ],
    "answer": {"choice": 1},
    "explanation": "A dedicated service account with only the rights that backups need limits what an attacker gains by taking over the script. Changing passwords does not reduce excessive rights, and shared or personal accounts blur who did what.",
    "tip": "One job, one service account, only the rights for that job."
  },
  {
    "kind": "single_choice", "topic": "application security",
    "prompt": "A developer accidentally commits an API key to a public repository and removes it in the next commit a minute later. What should be done first?",
    "options": [
      "Revoke the key and issue a new one",
      "Set the repository to private mode",
      "Encrypt the key and commit it again",
      "Erase the commit from the history"
    ],
    "option_notes": [
      "Only an invalid key is useless to whoever copied it in that minute.",
      "It stops new visitors, but the copies made before remain.",
      "The old value is still in the history and still valid.",
      "Worth doing afterward, but scanners and clones may already have the key."
    ],
    "answer": {"choice": 0},
    "explanation": "Once published, a key must be treated as stolen, because automated scanners copy new commits within seconds. Cleaning the history or hiding the repository is good hygiene, but neither makes a copied key useless.",
    "tip": "A leaked secret cannot be unleaked, only replaced."
  },
  {
    "kind": "single_choice", "topic": "operations and incident response",
    "prompt": "Every Sunday an intrusion detection system raises a data theft alert. Each time, the traffic turns out to be the approved backup to the cloud. What is such an alert called?",
    "options": [
      "True negative",
      "True positive",
      "False negative",
      "False positive"
    ],
    "option_notes": [
      "It would be silence about harmless traffic, and here an alert was raised.",
      "It would be an alert about a real theft.",
      "It would be a real theft without an alert, usually the costlier mistake.",
      "An alert was raised although the traffic was approved."
    ],
    "answer": {"choice": 3},
    "explanation": "The system raised an alert although nothing bad was happening, which is a false positive. A false negative would be a real attack that went unnoticed, and that is usually the costlier mistake.",
    "tip": "Positive means that it alerted; true or false tells whether it was right."
  },
  {
    "kind": "short_text", "topic": "network defense",
    "prompt": "What is the term for a decoy system that is set up to attract attackers so that defenders can observe them and be warned?",
    "answer": {"accepted": ["honeypot", "honey pot", "honey-pot", "honeypots", "a honeypot", "honeypot system"]},
    "explanation": "A honeypot has no business purpose, so any contact with it is suspicious by definition. It must be well isolated, because an attacker who takes it over should not be able to use it as a springboard.",
    "tip": "Nobody has a legitimate reason to touch a honeypot, so every touch counts."
  },
  {
    "kind": "single_choice", "topic": "governance and resilience",
    "prompt": "A newsletter sign-up form asks for a date of birth and a home address, although only an email address is needed. Which privacy principle does the form ignore?",
    "options": [
      "Data minimization",
      "Data sovereignty",
      "Data availability",
      "Data portability"
    ],
    "option_notes": [
      "A newsletter needs an email address, so the other fields should not be asked.",
      "It concerns the country whose laws apply to stored data.",
      "It is about reaching data when needed, and nobody has trouble with that.",
      "It lets a person take their data to another provider."
    ],
    "answer": {"choice": 0},
    "explanation": "Data minimization means collecting only what the stated purpose requires. Sovereignty concerns which country's laws apply to data, and portability concerns a person's ability to take data to another service.",
    "tip": "Data that you never collect can never leak."
  },
  {
    "kind": "single_choice", "topic": "operations and incident response",
    "prompt": "An administrator installs an untested update on the production database one morning, and the web shop goes down for a day. Which practice would have reduced this risk the most?",
    "options": [
      "Skipping updates that need a restart",
      "Letting departments patch servers",
      "Testing in staging with a rollback plan",
      "Updating all production servers at once"
    ],
    "option_notes": [
      "It avoids restarts and leaves known vulnerabilities open.",
      "More people with access add variety, but nobody tests anything.",
      "A failure would have appeared on a test system, and the shop could have been rolled back.",
      "It is quick, and a bad update then breaks every server at the same time."
    ],
    "answer": {"choice": 2},
    "explanation": "Testing first shows whether an update breaks anything, and a rollback plan turns a bad day into a short interruption. Skipping updates leaves known holes open, and updating everything at once makes a failure larger.",
    "tip": "No rollback plan, no change."
  },
  {
    "kind": "single_choice", "topic": "cryptography",
    "prompt": "What does adding a unique random salt to each password before hashing achieve?",
    "options": [
      "Leaked hashes can no longer be guessed offline",
      "Administrators can recover a lost password",
      "Identical passwords produce different hashes",
      "Weak passwords become as strong as long ones"
    ],
    "option_notes": [
      "Guessing stays possible; each account just has to be attacked separately.",
      "Hashes cannot be reversed by anyone, with or without a salt.",
      "Equal passwords become unequal inputs, so precomputed tables are useless.",
      "A weak password is still among the first guesses, since the salt is stored beside it."
    ],
    "answer": {"choice": 2},
    "explanation": "A unique salt makes every hash different, so precomputed tables are useless and attackers must crack each account separately. Weak passwords can still be guessed one by one, which is why a slow hash function is needed as well.",
    "tip": "A salt is not a secret; its job is to be different every time."
  },
  {
    "kind": "true_false", "topic": "threats and attacks",
    "prompt": "A logic bomb is malicious code that stays dormant until a certain condition is met, such as the removal of its author from the payroll.",
    "option_notes": [
      "The defining part is the trigger: until the condition is met, nothing happens.",
      "A worm or a virus becomes active at once, but this kind is made to wait."
    ],
    "answer": {"truth": true},
    "explanation": "A logic bomb waits for a trigger, for example a date, an event, or a missing record, and then runs its payload. Disgruntled insiders have used them, so code review and prompt removal of access are important defenses.",
    "tip": "Look for the trigger: \"if this happens, then destroy that.\""
  },
  {
    "kind": "numeric", "topic": "principles and risk",
    "prompt": "Laptop thefts cost a company $25,000 a year. Tracking and encryption would cost $6,000 a year and cut the yearly loss to $8,000. What is the net annual benefit of this safeguard, in dollars?",
    "answer": {"value": 11000, "tolerance": 0, "unit": "dollars"},
    "explanation": "The safeguard lowers the annual loss by $25,000 − $8,000 = $17,000. After its cost of $6,000, the net benefit is $11,000 a year.",
    "tip": "Loss before, minus loss after, minus cost: buy it if the result is positive."
  },
  {
    "kind": "single_choice", "topic": "identity and access",
    "prompt": "Administrators at a hospital hold no standing privileges. When needed, they request elevated rights, which are approved for two hours and then expire. What is this approach called?",
    "options": [
      "Single sign-on federation",
      "Just-in-time privileged access",
      "Self-service account provisioning",
      "Discretionary access control"
    ],
    "option_notes": [
      "It reduces the number of logins and does not end any right.",
      "Rights appear on request and expire by themselves, so there are none to steal at other times.",
      "It lets people create accounts, while here existing people raise their rights.",
      "Owners of files would grant access, without approval and without an end."
    ],
    "answer": {"choice": 1},
    "explanation": "Granting elevated rights only for a short, approved window means that a stolen administrator account is worth little most of the time. Single sign-on reduces the number of logins, but it does not limit how long privileges last.",
    "tip": "The safest privilege is one that nobody holds right now."
  },
  {
    "kind": "single_choice", "topic": "network defense",
    "prompt": "Remote staff use a split-tunnel VPN: only traffic for company systems goes through the tunnel. What is the main security drawback?",
    "options": [
      "Web traffic bypasses the company's inspection",
      "Staff can no longer use multifactor authentication",
      "The VPN gateway has to carry all video streams",
      "Company traffic crosses the internet unencrypted"
    ],
    "option_notes": [
      "Only company systems are reached through the tunnel, so filters never see web traffic.",
      "Sign-in methods do not depend on which traffic uses the tunnel.",
      "It is the drawback of a full tunnel; a split tunnel relieves the gateway.",
      "Company traffic is the part that stays inside the encrypted tunnel."
    ],
    "answer": {"choice": 0},
    "explanation": "With a split tunnel, ordinary web traffic goes straight from the laptop to the internet, so the company's filters and sensors never see it. Company traffic stays encrypted in the tunnel, and carrying all streams would be a burden of a full tunnel instead.",
    "tip": "Split saves bandwidth, full sees everything; protect split laptops on the endpoint."
  },
  {
    "kind": "single_choice", "topic": "application security",
    "prompt": "While logged in to her bank, a customer visits a malicious page that silently submits a money transfer form in her name. Which defense addresses this attack best?",
    "options": [
      "Longer passwords for every customer",
      "TLS encryption for every banking page",
      "Unpredictable tokens tied to each form",
      "Output encoding of all customer input"
    ],
    "option_notes": [
      "The attack uses her open session, so no password is asked for.",
      "A forged request from her own browser is encrypted like any other.",
      "A malicious page cannot read the token, so its form is rejected.",
      "It stops injected scripts; this attack injects none into the bank's pages."
    ],
    "answer": {"choice": 2},
    "explanation": "This is cross-site request forgery, and a secret token in each form lets the bank reject requests that did not come from its own pages. Encryption and long passwords do not help because the browser is already logged in, and output encoding addresses cross-site scripting.",
    "tip": "Forged requests abuse the browser's cookies; demand proof that the page was yours."
  },
  {
    "kind": "single_choice", "topic": "governance and resilience",
    "prompt": "Before writing its continuity plan, a hotel group wants to know which functions are critical and what an hour of downtime costs for each. Which activity provides this?",
    "options": [
      "Business impact analysis",
      "Penetration testing",
      "Disaster recovery walkthrough",
      "Vulnerability assessment"
    ],
    "option_notes": [
      "It finds out which functions matter most and what their loss costs.",
      "It tries to break into systems and prices no downtime.",
      "It rehearses a recovery plan, which does not exist yet.",
      "It lists technical weaknesses without asking what a function is worth."
    ],
    "answer": {"choice": 0},
    "explanation": "A business impact analysis ranks functions by the harm that their loss would cause and so leads to recovery targets. Vulnerability assessments and penetration tests look for weaknesses, and a walkthrough rehearses a plan that already exists.",
    "tip": "Impact first, plan second: the analysis decides what to save first."
  },
  {
    "kind": "multiple_choice", "topic": "operations and incident response",
    "prompt": "A new Linux server is about to go into production. Which steps are part of hardening it? Choose three.",
    "options": [
      "Apply current security updates",
      "Keep sample applications for testing",
      "Replace all default credentials",
      "Disable services that are not needed",
      "Share one root password in the team",
      "Turn off local logging to save space"
    ],
    "option_notes": [
      "It closes known vulnerabilities before attackers can reach them.",
      "Samples seem handy, but they are known to attackers and seldom updated.",
      "Default passwords are published in manuals and tried first.",
      "Each service that does not run is one less way in.",
      "A shared account makes it impossible to tell who did what.",
      "It saves disk space at the price of not noticing an intrusion."
    ],
    "answer": {"choices": [0, 2, 3]},
    "explanation": "Hardening shrinks the attack surface: fewer services, no default credentials, and no missing patches. Sample applications add weaknesses, logs are needed to notice an attack, and a shared root password destroys accountability.",
    "tip": "Remove, replace, update: then compare the result with a secure baseline."
  },
  {
    "kind": "single_choice", "topic": "threats and attacks",
    "prompt": "In a café, a traveler's laptop joins a network that has the café's usual name and an unusually strong signal. The café's owner later says that the access point was not his. What was it?",
    "options": [
      "Captive portal",
      "Mesh repeater",
      "Jammer",
      "Evil twin"
    ],
    "option_notes": [
      "It is a sign-in page that a genuine public network may show.",
      "It would be the owner's own equipment, which he denies.",
      "It blocks radio signals, so nobody could join anything.",
      "It copies the trusted name and lures devices with a stronger signal."
    ],
    "answer": {"choice": 3},
    "explanation": "An evil twin imitates a trusted wireless network so that victims connect to the attacker's equipment. A jammer blocks signals instead of offering a network, a mesh repeater would extend the owner's own Wi-Fi, and a captive portal is the login page of a public network.",
    "tip": "Turn off automatic joining for open networks; a name proves nothing."
  },
  {
    "kind": "single_choice", "topic": "principles and risk",
    "prompt": "Electric locks secure the doors along an office's emergency exit route. What should these locks do when the power fails?",
    "options": [
      "Stay locked so that no thief gets in",
      "Release so that people can get out",
      "Keep whatever state they last had",
      "Lock after a delay of a few minutes"
    ],
    "option_notes": [
      "It protects property, but it could trap people in a fire.",
      "A lock on an escape route must fail in the state that saves lives.",
      "A door that happened to be locked would remain so during an evacuation.",
      "People who arrive after the delay would find the exit closed."
    ],
    "answer": {"choice": 1},
    "explanation": "Human safety outranks the protection of property, so locks on an escape route must fail safe and let people leave. Locks that stay shut would fail secure, which is acceptable only where nobody can be trapped.",
    "tip": "When life and assets compete on an exam, life wins."
  },
  {
    "kind": "single_choice", "topic": "cryptography",
    "prompt": "A web server's private key has been stolen, but its certificate is valid for another eight months. What should the administrator do?",
    "options": [
      "Revoke the certificate and use a new key pair",
      "Wait for the certificate to reach its expiration",
      "Renew the certificate with the same key pair",
      "Move the stolen key to a hardware security module"
    ],
    "option_notes": [
      "It tells browsers not to trust the stolen key, and the site continues with a safe one.",
      "For eight months the thief could pose as the site.",
      "A renewed certificate for the same key gives the thief the same power.",
      "Better storage protects a key that has not been copied yet."
    ],
    "answer": {"choice": 0},
    "explanation": "Anyone with the key can impersonate the site until the certificate is revoked or expires, so it must be revoked and replaced with one based on a fresh key pair. Renewal with the old key or better storage for it changes nothing, because the thief already has a copy.",
    "tip": "New certificate, same key, same problem."
  },
  {
    "kind": "true_false", "topic": "identity and access",
    "prompt": "If a copy of a person's fingerprint data is stolen, the person can replace the fingerprint as readily as a stolen password.",
    "option_notes": [
      "The reader's data can be deleted, but the finger stays the same.",
      "A leaked password is changed in a minute, and nobody can change a fingerprint."
    ],
    "answer": {"truth": false},
    "explanation": "Biometric traits are permanent, so a fingerprint cannot be reissued after a leak. This is why good designs keep the template on the user's own device and use the biometric only to unlock a key stored there.",
    "tip": "You have ten fingerprints and one face; you can have endless passwords."
  },
  {
    "kind": "single_choice", "topic": "network defense",
    "prompt": "An internal PC sends thousands of queries like these to one outside domain, day and night:\n\n```\nTXT mzxw6ytboi4dcmrtgq2tmnzy.t1.example.net\nTXT nbswy3dpfqqho33snrscc4ds.t1.example.net\nTXT onswg4tforxxezlkmvyhaylo.t1.example.net\n```\n\nWhat should the analyst suspect?",
    "options": [
      "A browser loading a busy news website",
      "A zone transfer between name servers",
      "A DNS amplification attack on the PC",
      "Data leaving through a DNS tunnel"
    ],
    "option_notes": [
      "A news page asks for many domains and for addresses, not for TXT records of one domain.",
      "It happens between name servers, in one transfer rather than thousands of queries.",
      "The PC would receive large unrequested replies instead of sending strange queries.",
      "The long labels carry encoded data out, one query at a time."
    ],
    "answer": {"choice": 3},
    "explanation": "Long random-looking labels, TXT queries, and a constant stream to one domain suggest that data is being encoded into DNS names. A zone transfer copies a zone's records between name servers, and an amplification attack would hit the PC with large replies that it never asked for.",
    "tip": "DNS is rarely blocked, so attackers love it: log it and watch label lengths."
  },
  {
    "kind": "single_choice", "topic": "operations and incident response",
    "prompt": "A server that faces the internet logs the following, after about 900 similar failures in ten minutes:\n\n```\nFailed password for admin from 198.51.100.7\nFailed password for admin from 198.51.100.7\nAccepted password for admin from 198.51.100.7\n```\n\nWhat should the analyst do next?",
    "options": [
      "Raise the lockout limit to reduce alerts",
      "Wait to see whether the failures come back",
      "Treat the account as compromised and contain it",
      "Close the alert because the login succeeded"
    ],
    "option_notes": [
      "It would silence the warning and allow even more guesses.",
      "The failures have already led to a success, so waiting only helps the intruder.",
      "A success after hundreds of failures from one address is probably not the owner.",
      "The successful login is the worst line of the log, not a relief."
    ],
    "answer": {"choice": 2},
    "explanation": "Hundreds of failures followed by a success from the same address strongly suggest that a guessing attack worked. The account and server should be contained and investigated at once, because every minute of waiting helps the intruder settle in.",
    "tip": "In a guessing attack, the success line matters more than all the failures."
  },
  {
    "kind": "single_choice", "topic": "application security",
    "prompt": "A tester feeds millions of random and malformed files to a document viewer and records every crash. What is this technique called?",
    "options": [
      "Regression testing",
      "Code signing",
      "Fuzzing",
      "Threat modeling"
    ],
    "option_notes": [
      "It checks that old features still work after a change.",
      "It proves who released a program, without testing it.",
      "Malformed input in masses reveals crashes that ordinary tests never meet.",
      "It reasons about possible attacks on a design, before there is a program to crash."
    ],
    "answer": {"choice": 2},
    "explanation": "Fuzzing throws unexpected input at a program to uncover crashes that often point to memory errors and missing checks. Regression testing confirms that existing features still work, and threat modeling is done on the design.",
    "tip": "Random input in, crashes out: fuzzing."
  },
  {
    "kind": "single_choice", "topic": "governance and resilience",
    "prompt": "A company wants to donate retired laptops whose self-encrypting SSDs hold customer data. Which method best sanitizes the drives and keeps them usable?",
    "options": [
      "Delete the files and empty the recycle bin",
      "Expose the drives to a powerful degaussing magnet",
      "Perform a quick format of the file system",
      "Run and verify each drive's cryptographic erase"
    ],
    "option_notes": [
      "It removes only the reference to the files; their contents remain recoverable.",
      "Magnets erase hard disks and tapes, while an SSD stores no magnetism.",
      "It writes a new, empty directory and leaves old contents in place.",
      "Destroying the key makes all data unreadable, and the drive can be used again."
    ],
    "answer": {"choice": 3},
    "explanation": "A cryptographic erase destroys the key that protects the stored data, so what remains is unreadable and the drive can be reused. A quick format and deletion leave the data recoverable, and degaussing cannot erase flash memory, which does not store data magnetically.",
    "tip": "Magnets erase magnetic media only: for flash, destroy the key or the chip."
  },
  {
    "kind": "single_choice", "topic": "threats and attacks",
    "prompt": "Several USB sticks labeled \"Salaries\" are found in a company's parking lot. One employee plugs one in, and malware runs. Which technique did the attacker use?",
    "options": [
      "Dumpster diving",
      "Shoulder surfing",
      "Tailgating",
      "Baiting"
    ],
    "option_notes": [
      "The direction is reversed: it searches what the company threw away.",
      "The attacker would have watched someone type, and no stick would be involved.",
      "It means slipping through a door behind someone with access.",
      "Curiosity about salaries makes the victim do the attacker's work."
    ],
    "answer": {"choice": 3},
    "explanation": "Baiting leaves something tempting where a victim will find it and lets curiosity do the rest. Tailgating means following someone through a door, shoulder surfing means watching a screen or keyboard, and dumpster diving means searching the trash.",
    "tip": "Found media goes to the security team, never into a port."
  },
  {
    "kind": "single_choice", "topic": "identity and access",
    "prompt": "Five nurses share one login for the medication cabinet's software. After an error, nobody can tell who opened the cabinet. What is missing?",
    "options": [
      "Federated authentication",
      "Individual accountability",
      "Forward secrecy",
      "Data availability"
    ],
    "option_notes": [
      "It joins several organizations' logins and would not tell five nurses apart.",
      "Actions cannot be traced to a person as long as the login is shared.",
      "It protects recorded traffic after a key is stolen.",
      "The cabinet could be opened and used all along."
    ],
    "answer": {"choice": 1},
    "explanation": "Accountability requires that each action can be traced to one person, which a shared account makes impossible. Separate accounts with quick sign-in, such as a badge plus a PIN, keep the workflow fast and the audit trail clear.",
    "tip": "Shared account, shared blame: no audit trail."
  },
  {
    "kind": "short_text", "topic": "cryptography",
    "prompt": "What is the practice of hiding a secret message inside an ordinary file, such as an image or a song, called? Give one word.",
    "answer": {"accepted": ["steganography", "image steganography", "digital steganography"]},
    "explanation": "Steganography conceals the very existence of a message, for example in the least significant bits of an image. Encryption, by contrast, leaves a visible but unreadable message, and the two are often combined.",
    "tip": "Cryptography hides the meaning; steganography hides the message."
  },
  {
    "kind": "multiple_choice", "topic": "network defense",
    "prompt": "A small company sets up a new wireless router. Which settings improve its security? Choose two.",
    "options": [
      "A new administrator password",
      "Remote management from the internet",
      "WPA3 with a long passphrase",
      "WEP for older devices",
      "WPS with a PIN for guests"
    ],
    "option_notes": [
      "The factory password is listed in manuals, so it has to go first.",
      "It opens the settings to guesses from anywhere in the world.",
      "The traffic is encrypted, and a long passphrase cannot be guessed offline.",
      "Its encryption can be broken within minutes, which endangers newer devices too.",
      "The PIN is checked in two halves, so it takes only thousands of tries."
    ],
    "answer": {"choices": [0, 2]},
    "explanation": "WPA3 with a long passphrase protects the traffic and resists offline guessing, and replacing the default administrator password keeps strangers out of the settings. WEP can be broken in minutes, a WPS PIN can be brute-forced, and internet-facing management invites attacks.",
    "tip": "New router, three moves: change the password, update the firmware, use WPA3."
  },
  {
    "kind": "single_choice", "topic": "principles and risk",
    "prompt": "The lock on a server room door is broken, and thieves are known to be active in the area. How are these two facts best described?",
    "options": [
      "The lock is a threat; the thieves are a vulnerability",
      "The lock is a vulnerability; the thieves are a threat",
      "The lock is an exploit; the thieves are a weakness",
      "The lock is an impact; the thieves are a likelihood"
    ],
    "option_notes": [
      "The two terms are exchanged here: thieves are not a weakness of the office.",
      "A weakness exists inside, and somebody outside could make use of it.",
      "An exploit is the means by which a weakness is used, and a lock is not one.",
      "They measure a risk; a lock and thieves are the causes of one."
    ],
    "answer": {"choice": 1},
    "explanation": "A vulnerability is a weakness, here the broken lock, and a threat is someone or something that could exploit it. Risk arises where the two meet, weighed by likelihood and impact.",
    "tip": "A threat uses a vulnerability; fix the one that you control."
  },
  {
    "kind": "single_choice", "topic": "application security",
    "prompt": "A downloaded installer carries a valid code signature. What does the signature tell the user?",
    "options": [
      "Who signed it and that it is unchanged since",
      "That it can run without administrator rights",
      "That it contains no exploitable security flaws",
      "That its source code was reviewed by experts"
    ],
    "option_notes": [
      "It answers where the file came from and whether it was altered on the way.",
      "Rights are granted by the operating system, whoever signed the file.",
      "Signing does not test; flawed programs carry valid signatures every day.",
      "A publisher can sign without showing the source code to anyone."
    ],
    "answer": {"choice": 0},
    "explanation": "A valid signature ties the file to the holder of the signing key and shows that it has not been altered since it was signed. It says nothing about quality or intent: flawed or even malicious software can be signed too.",
    "tip": "A signature answers \"who\" and \"unchanged,\" never \"safe.\""
  },
  {
    "kind": "single_choice", "topic": "operations and incident response",
    "prompt": "While rebuilding the timeline of an attack, an analyst notices that the firewall's clock runs seven minutes ahead of the mail server's. Which measure prevents this problem?",
    "options": [
      "Extending the log retention period",
      "Encrypting log transfers with TLS",
      "Setting all logs to the verbose level",
      "Synchronizing all systems with NTP"
    ],
    "option_notes": [
      "Logs would be kept longer, with the same wrong times.",
      "It protects entries in transit and leaves their time stamps as they are.",
      "More entries do not help when each is seven minutes off.",
      "All clocks follow one source, so entries of both systems can be put in order."
    ],
    "answer": {"choice": 3},
    "explanation": "A common time source lets events from different systems be placed in the right order. Longer retention, encryption, and more detail are useful, but none of them makes timestamps comparable.",
    "tip": "One clock, one time zone: log in UTC."
  },
  {
    "kind": "single_choice", "topic": "governance and resilience",
    "prompt": "A company rents virtual machines from a cloud provider under an infrastructure as a service contract. Who is normally responsible for patching the guest operating systems?",
    "options": [
      "The vendor of the hypervisor",
      "The carrier of the connection",
      "The cloud provider that hosts them",
      "The company that rents the machines"
    ],
    "option_notes": [
      "It fixes the virtualization layer; guests are installed and updated by someone else.",
      "It carries the traffic and has no access to the machines.",
      "Its duty ends at the hardware and the virtualization under this type of contract.",
      "Whoever rents a machine installs its system, and has to keep it up to date as well."
    ],
    "answer": {"choice": 3},
    "explanation": "In infrastructure as a service, the provider secures the buildings, hardware, and virtualization layer, and the customer looks after everything from the guest operating system upward. With platform or software services, more of this work shifts to the provider.",
    "tip": "The provider secures the cloud; you secure what you put in it."
  },
  {
    "kind": "single_choice", "topic": "threats and attacks", "pool": "exam",
    "prompt": "A server sends data to an unknown address, yet its own task manager shows no such process and no such connection. A capture taken at the switch shows both. What should the team suspect?",
    "options": [
      "Adware",
      "A logic bomb",
      "A rootkit",
      "A macro virus"
    ],
    "option_notes": [
      "It wants to be seen, because it earns by showing advertisements.",
      "It waits for a condition, and would not send data meanwhile.",
      "It alters what the operating system reports about itself, so only an outside view is reliable.",
      "It lives in documents and does not filter the view of the system."
    ],
    "answer": {"choice": 2},
    "explanation": "A rootkit hides processes, files and connections by changing the operating system or its tools. A view from outside, such as the capture at the switch, is not under its control.",
    "tip": "If the inside and the outside view differ, believe the outside."
  },
  {
    "kind": "single_choice", "topic": "network defense", "pool": "exam",
    "prompt": "A public web application must be protected against SQL injection in HTTPS requests while its code is being repaired. Which device fits?",
    "options": [
      "A web application firewall",
      "A stateful packet filter",
      "A VPN concentrator",
      "A network address translator"
    ],
    "option_notes": [
      "It ends TLS, reads each request and blocks the known patterns of attacks.",
      "It sees allowed connections to port 443 and not the requests inside.",
      "It admits remote staff, while the application serves the public.",
      "It exchanges addresses and passes every request on."
    ],
    "answer": {"choice": 0},
    "explanation": "A web application firewall understands HTTP and can reject requests that look like an attack. It is a stopgap: parameterized queries in the code remain the cure.",
    "tip": "Attack in the payload: you need something that reads payloads."
  },
  {
    "kind": "single_choice", "topic": "identity and access", "pool": "exam",
    "prompt": "A nurse may open a record only during her shift, on a managed device, and only for patients of her own ward. Which access control model suits this best?",
    "options": [
      "Discretionary access control",
      "Role-based access control",
      "Mandatory access control",
      "Attribute-based access control"
    ],
    "option_notes": [
      "The creator of each record would have to decide about each nurse.",
      "The role alone cannot express the shift, the device or the ward.",
      "It compares labels with clearances and ignores the time of day.",
      "It evaluates properties of the user, the device, the record and the moment together."
    ],
    "answer": {"choice": 3},
    "explanation": "Attribute-based access control decides by a policy over attributes such as time, location, device and ward. Roles would need one role for every combination.",
    "tip": "When the rule contains when, where and with what, think of attributes."
  },
  {
    "kind": "single_choice", "topic": "operations and incident response", "pool": "exam",
    "prompt": "A team blocks what it knows about an intruder. Which knowledge hurts the intruder the most, because it is the hardest to change?",
    "options": [
      "The hashes of the intruder's files",
      "The techniques that the intruder uses",
      "The addresses of the intruder's servers",
      "The domain names that the intruder uses"
    ],
    "option_notes": [
      "One changed byte gives a new hash.",
      "A new way of working has to be learned and trained.",
      "Another rented server costs minutes.",
      "New names cost a few dollars each."
    ],
    "answer": {"choice": 1},
    "explanation": "Hashes, addresses and names can be exchanged cheaply. Detecting how somebody works, for example how credentials are stolen, forces a change of habits.",
    "tip": "The more it costs the intruder to change, the more its detection is worth."
  },
  {
    "kind": "numeric", "topic": "principles and risk", "pool": "exam",
    "prompt": "A server room with equipment worth $50,000 would lose 40% of this value in a fire. What is the single loss expectancy (SLE), in dollars?",
    "answer": {"value": 20000, "tolerance": 0, "unit": "dollars"},
    "explanation": "The single loss expectancy is the value of the asset times the exposure factor: $50,000 × 0.4 = $20,000.",
    "tip": "How often it happens does not enter here; that makes the ALE of an SLE."
  },
  {
    "kind": "single_choice", "topic": "cryptography", "pool": "exam",
    "prompt": "An encrypted picture still shows the outline of the original, because equal blocks of the picture became equal blocks of cipher text. Which mode of operation was used?",
    "options": [
      "CBC",
      "CTR",
      "ECB",
      "GCM"
    ],
    "option_notes": [
      "Each block is mixed with the previous one, so equal blocks differ afterward.",
      "Each block is combined with a different counter value.",
      "Each block is encrypted for itself, with nothing that tells equal blocks apart.",
      "It uses counters as well, and detects alteration on top."
    ],
    "answer": {"choice": 2},
    "explanation": "Electronic codebook mode encrypts equal blocks to equal blocks, so patterns survive. Other modes add chaining or counters, and GCM also authenticates.",
    "tip": "Patterns in, patterns out: never ECB for more than one block."
  },
  {
    "kind": "single_choice", "topic": "application security", "pool": "exam",
    "prompt": "A service creates previews of web pages whose address a user enters. Somebody enters `http://169.254.169.254/` and receives credentials of the cloud server. Which weakness is this?",
    "options": [
      "Server-side request forgery",
      "Cross-site scripting",
      "Cross-site request forgery",
      "Open redirect"
    ],
    "option_notes": [
      "The server fetches what only the server can reach.",
      "Script would run in a browser; here the server made a request.",
      "The name differs in one word, but there a browser is tricked, with its user's session.",
      "It sends the browser to another site, and the browser cannot reach this address."
    ],
    "answer": {"choice": 0},
    "explanation": "In server-side request forgery, an attacker chooses the destination of a request that the server makes from inside. Allowed destinations should be listed, and internal addresses refused after resolving the name.",
    "tip": "Never let strangers choose where your server connects to."
  },
  {
    "kind": "single_choice", "topic": "governance and resilience", "pool": "exam",
    "prompt": "A lawsuit is expected. The mail system deletes messages after 90 days. What must the company do with messages about the case?",
    "options": [
      "Delete them before the lawsuit begins",
      "Encrypt them with a new key",
      "Print the ones that look helpful",
      "Place them under a legal hold"
    ],
    "option_notes": [
      "Destroying evidence is worse than any content.",
      "Encryption does not stop the deletion after 90 days.",
      "A selection by one side is not preservation.",
      "The hold suspends normal deletion for everything that may be evidence."
    ],
    "answer": {"choice": 3},
    "explanation": "A legal hold obliges the company to preserve relevant records, even those that its retention policy would delete. It lasts until the matter is closed.",
    "tip": "A hold outranks the retention policy."
  },
  {
    "kind": "single_choice", "topic": "threats and attacks", "pool": "exam",
    "prompt": "An employee signs in on a page that relays everything to the real site, including her one-time code. Minutes later somebody uses her account from elsewhere without signing in. What was stolen?",
    "options": [
      "Her password hash",
      "Her session token",
      "Her recovery codes",
      "Her client certificate"
    ],
    "option_notes": [
      "Hashes stay on the server; the relay saw the password itself, which is not enough here.",
      "The relay received the cookie that the real site set after the sign-in.",
      "They would be needed for a new sign-in, and there was none.",
      "Its private key stays on her device, and the relay cannot forward its use."
    ],
    "answer": {"choice": 1},
    "explanation": "An adversary in the middle passes the sign-in through and keeps the session cookie. Whoever presents the cookie is signed in already, so no factor is asked for again.",
    "tip": "Codes can be relayed; sign-ins that are bound to the domain cannot."
  },
  {
    "kind": "single_choice", "topic": "network defense", "pool": "exam",
    "prompt": "Only laptops with an encrypted disk and current patches may join the office network; all others should land in a quarantine VLAN. What is needed?",
    "options": [
      "A proxy that filters websites by category",
      "A honeypot that attracts unpatched laptops",
      "Network access control with health checks",
      "Wireless isolation for each of the clients"
    ],
    "option_notes": [
      "It judges destinations, after the device has joined.",
      "It attracts attackers and checks no disk.",
      "It examines the device at the port and assigns a VLAN by the result.",
      "It keeps clients apart from each other, the healthy ones as well."
    ],
    "answer": {"choice": 2},
    "explanation": "Network access control checks the state of a device before or when it connects and can place it in a network for repairs. It builds on 802.1X or on an agent.",
    "tip": "Identity says who; a health check says in what condition."
  },
  {
    "kind": "single_choice", "topic": "identity and access", "pool": "exam",
    "prompt": "After a power failure nobody in the office can sign in to the domain, which uses Kerberos. Passwords are correct and the network works. The server's clock is 20 minutes behind. Why does this matter?",
    "options": [
      "Tickets outside the time window are refused",
      "Passwords expire when a clock is changed",
      "Encryption keys are derived from the clock",
      "Name resolution depends on exact clocks"
    ],
    "option_notes": [
      "Kerberos accepts only a few minutes of difference, so that recordings cannot be replayed.",
      "Expiry counts days; 20 minutes change nothing.",
      "They are derived from passwords and random values.",
      "DNS works with any clock, apart from signed zones that are far off."
    ],
    "answer": {"choice": 0},
    "explanation": "Kerberos messages carry time stamps, and a difference of more than about five minutes is refused by default. Synchronizing all clocks solves it.",
    "tip": "Kerberos and clocks: more than five minutes apart, and nobody signs in."
  },
  {
    "kind": "single_choice", "topic": "operations and incident response", "pool": "exam",
    "prompt": "Each reported phishing mail should be handled by the same steps without human work: extract links, check them, remove the mail from all mailboxes. Which kind of platform runs such playbooks?",
    "options": [
      "DLP",
      "MDM",
      "PAM",
      "SOAR"
    ],
    "option_notes": [
      "It watches for sensitive data that leaves the company.",
      "It manages the settings of phones and tablets.",
      "It guards and records the use of privileged accounts.",
      "It orchestrates other tools and automates the response step by step."
    ],
    "answer": {"choice": 3},
    "explanation": "SOAR stands for security orchestration, automation and response. It often takes its alerts from a SIEM and runs a playbook through the interfaces of other tools.",
    "tip": "SIEM notices, SOAR acts."
  },
  {
    "kind": "single_choice", "topic": "principles and risk", "pool": "exam",
    "prompt": "A workshop finds that it cannot operate its online shop safely with its means, and closes the shop. Which response to risk is this?",
    "options": [
      "Acceptance",
      "Avoidance",
      "Mitigation",
      "Transference"
    ],
    "option_notes": [
      "The shop would stay open, and the owner would bear what happens.",
      "The activity ends, and its risk ends with it.",
      "Measures would reduce the risk while the shop goes on.",
      "Somebody else, such as an insurer, would bear the cost."
    ],
    "answer": {"choice": 1},
    "explanation": "Avoidance removes the risk by giving up what causes it. It costs the benefit of the activity, so it is chosen when no other response is acceptable.",
    "tip": "Stop doing it: avoid. Do it better: mitigate. Pay someone: transfer. Live with it: accept."
  },
  {
    "kind": "single_choice", "topic": "cryptography", "pool": "exam",
    "prompt": "Two servers share a secret key. Their messages are public, but each side must notice alteration and false senders at little computing cost. What should they add to each message?",
    "options": [
      "A SHA-256 hash of the message",
      "A signature with an RSA key pair",
      "An HMAC over the message",
      "A random salt before the message"
    ],
    "option_notes": [
      "An attacker who alters the message simply computes a new hash.",
      "It would work, but costs far more computing and needs key pairs.",
      "Only someone with the key can compute it, and hashing is fast.",
      "It makes equal messages differ and protects nothing."
    ],
    "answer": {"choice": 2},
    "explanation": "An HMAC combines a hash with a shared key, so it proves integrity and origin between the two. A plain hash has no secret, and a signature is needed only where third parties must be convinced.",
    "tip": "Shared key: HMAC. Proof for others: signature."
  },
  {
    "kind": "single_choice", "topic": "application security", "pool": "exam",
    "prompt": "A gift card of $50 is redeemed twice because two requests arrive at the same moment. Both read the balance before either has changed it. Which kind of flaw is this?",
    "options": [
      "A race condition",
      "Integer overflow",
      "SQL injection",
      "Missing encryption"
    ],
    "option_notes": [
      "The result depends on which of two steps happens first.",
      "The number would have to exceed its range, and 50 is small.",
      "Both requests are well formed and change no statement.",
      "The attack works the same over TLS."
    ],
    "answer": {"choice": 0},
    "explanation": "Between the check and the use of the balance there is a gap in which the second request slips through. One atomic update or a lock closes it.",
    "tip": "Check and use must be one step."
  },
  {
    "kind": "single_choice", "topic": "governance and resilience", "pool": "exam",
    "prompt": "A bank wants to be able to inspect the security of its cloud provider on site whenever there is reason to. What should its contract contain?",
    "options": [
      "A non-disclosure clause",
      "A source code escrow",
      "A limitation of liability",
      "A right-to-audit clause"
    ],
    "option_notes": [
      "It keeps information confidential and opens no doors.",
      "It hands over code when the provider goes out of business.",
      "It caps what the provider has to pay.",
      "It grants inspections, with their conditions and limits."
    ],
    "answer": {"choice": 3},
    "explanation": "A right-to-audit clause allows the customer or an independent auditor to examine controls. Where providers refuse visits, independent reports may take their place.",
    "tip": "What is not in the contract cannot be demanded afterward."
  },
  {
    "kind": "single_choice", "topic": "threats and attacks", "pool": "exam",
    "prompt": "A customer's phone suddenly shows no service. An hour later her bank password has been reset with a code sent by text message. Which attack took place?",
    "options": [
      "Bluetooth pairing abuse",
      "SIM swapping",
      "Caller ID spoofing",
      "Number matching"
    ],
    "option_notes": [
      "It needs to be near the phone and does not end its mobile service.",
      "Her number was moved to the attacker's card, and the codes followed it.",
      "It forges outgoing calls, and receives no messages of the victim.",
      "It is a defense for push approvals, despite its name."
    ],
    "answer": {"choice": 1},
    "explanation": "In SIM swapping, the attacker persuades or bribes the carrier to move a number to another SIM card. All texts and calls for the number then reach the attacker.",
    "tip": "A phone that loses service without reason is an alarm for every account behind it."
  },
  {
    "kind": "single_choice", "topic": "network defense", "pool": "exam",
    "prompt": "What does a resolver gain by validating DNSSEC?",
    "options": [
      "Queries that nobody on the way can read",
      "Protection from floods of large replies",
      "Answers that are proven to be unaltered",
      "Shorter waiting times for each answer"
    ],
    "option_notes": [
      "DNS over TLS or over HTTPS does this; DNSSEC encrypts nothing.",
      "Signed answers are even larger, so they need other protection.",
      "Signatures of the zone show that the records are genuine.",
      "Checking signatures takes a little longer."
    ],
    "answer": {"choice": 2},
    "explanation": "DNSSEC signs the records of a zone, so a validating resolver rejects forged answers. The names that are asked for remain visible.",
    "tip": "DNSSEC proves, DNS over TLS hides."
  },
  {
    "kind": "single_choice", "topic": "identity and access", "pool": "exam",
    "prompt": "When the personnel system marks somebody as leaving, her accounts in thirty cloud services should be closed without manual work. Which standard is made for this?",
    "options": [
      "SCIM",
      "RADIUS",
      "TOTP",
      "OAuth 2.0"
    ],
    "option_notes": [
      "It creates, changes and removes accounts in other systems over an HTTP interface.",
      "It answers network devices that ask whether to admit a user.",
      "It computes one-time codes from a secret and the time.",
      "It grants an application access in a user's name, and closes no accounts."
    ],
    "answer": {"choice": 0},
    "explanation": "SCIM, the System for Cross-domain Identity Management, lets an identity system provision and deprovision accounts elsewhere. Single sign-on alone would leave unused accounts behind.",
    "tip": "Sign-in protocols open doors; provisioning removes the doors of those who left."
  },
  {
    "kind": "single_choice", "topic": "operations and incident response", "pool": "exam",
    "prompt": "A forensic examiner is about to connect a suspect's drive to a workstation to copy it. What should stand between the drive and the workstation?",
    "options": [
      "A hardware encryption module",
      "A network tap",
      "A surge protector",
      "A write blocker"
    ],
    "option_notes": [
      "It would encrypt the copy, while the original could still be changed.",
      "It copies network traffic, and a drive is not connected over the network.",
      "It protects the hardware, not the evidence.",
      "It passes read commands only, so that the original cannot change."
    ],
    "answer": {"choice": 3},
    "explanation": "Operating systems write to drives as soon as they are connected, for example time stamps. A write blocker prevents this, and matching hashes before and after prove it.",
    "tip": "Evidence may be read, but never written."
  },
  {
    "kind": "multiple_choice", "topic": "principles and risk", "pool": "exam",
    "prompt": "Which two measures mainly serve the availability of a web shop? Choose two.",
    "options": [
      "Encrypted backups of customer data",
      "Two lines from different providers",
      "Digital signatures on every invoice",
      "A battery supply for the servers",
      "Masked card numbers on the screens"
    ],
    "option_notes": [
      "Backups help availability, but their encryption serves confidentiality, and a restore takes hours.",
      "When one provider fails, customers still get through.",
      "They protect integrity and origin of the invoices.",
      "It bridges power failures, so that the shop stays reachable.",
      "They keep card numbers from curious eyes."
    ],
    "answer": {"choices": [1, 3]},
    "explanation": "Redundant lines and power keep a service reachable. Signatures serve integrity, and masking and encryption serve confidentiality.",
    "tip": "Availability is bought twice: two lines, two power supplies, two sites."
  },
  {
    "kind": "single_choice", "topic": "cryptography", "pool": "exam",
    "prompt": "A new certificate works in one browser, but other programs report an unknown issuer. The server sends its own certificate and nothing else. What is missing?",
    "options": [
      "The private key of the issuer",
      "The intermediate certificate",
      "The root certificate of the issuer",
      "The certificate of each client"
    ],
    "option_notes": [
      "It never leaves the authority and is never sent.",
      "It links the server's certificate with a root that clients know.",
      "Clients must have it already; one that is sent along would not be trusted for that.",
      "Clients need one only where the server asks for it."
    ],
    "answer": {"choice": 1},
    "explanation": "Certificates are mostly issued by an intermediate authority. The server must send its certificate together with the intermediate one; some browsers fetch or remember it, other programs do not.",
    "tip": "Send the chain, without the root."
  },
  {
    "kind": "single_choice", "topic": "application security", "pool": "exam",
    "prompt": "Which response header lets a site tell browsers to run scripts from its own address only?",
    "options": [
      "`Strict-Transport-Security`",
      "`Referrer-Policy`",
      "`Content-Security-Policy`",
      "`X-Content-Type-Options`"
    ],
    "option_notes": [
      "It makes browsers use HTTPS for this site.",
      "It says how much of the address is passed on when a link is followed.",
      "It lists where scripts and other content may come from.",
      "It forbids guessing the type of a file."
    ],
    "answer": {"choice": 2},
    "explanation": "A content security policy such as `script-src 'self'` makes the browser refuse injected inline scripts and scripts from elsewhere. It limits the damage of cross-site scripting but does not replace encoding of output.",
    "tip": "A second net: encode first, restrict as well."
  },
  {
    "kind": "numeric", "topic": "governance and resilience", "pool": "exam",
    "prompt": "A service promises an availability of 99.9% in a month of 30 days. How many minutes of downtime does this allow? Give the number of minutes.",
    "answer": {"value": 43.2, "tolerance": 0.2, "unit": "minutes"},
    "explanation": "A month of 30 days has 30 × 24 × 60 = 43,200 minutes, and 0.1% of them are 43.2 minutes.",
    "tip": "Each further nine divides the allowed downtime by ten."
  },
  {
    "kind": "multiple_choice", "topic": "threats and attacks", "pool": "exam",
    "prompt": "A cloud server is suspected of mining cryptocurrency for an intruder. Which two observations support the suspicion? Choose two.",
    "options": [
      "Processor load near 100% at all hours",
      "Many failed logins of former employees",
      "Steady connections to a mining pool",
      "File names with an unknown extension",
      "A certificate that has just expired"
    ],
    "option_notes": [
      "Mining uses as much computing power as it can get, day and night.",
      "They point to somebody who tries old accounts.",
      "Mined work has to be delivered to a pool that coordinates it.",
      "They point to ransomware, which encrypts and renames.",
      "An expired certificate is neglect, and unrelated to load."
    ],
    "answer": {"choices": [0, 2]},
    "explanation": "Cryptojacking shows by constant high load and by traffic to mining pools. Renamed files suggest ransomware, and failed logins suggest guessing.",
    "tip": "Look for what the attacker wants: here it is computing power."
  },
  {
    "kind": "short_text", "topic": "network defense", "pool": "exam",
    "prompt": "What is the name of a hardened server through which administrators must connect before they reach systems in a protected network?",
    "answer": {"accepted": ["jump server", "jump host", "jump box", "jumpbox", "jump-host", "jump-server", "bastion host", "bastion", "bastion server", "jumphost"]},
    "explanation": "A jump server is the only way in for administration, so access can be restricted, recorded and watched in one place. The systems behind it accept connections from it alone.",
    "tip": "One guarded door is easier to watch than fifty."
  },
  {
    "kind": "single_choice", "topic": "identity and access", "pool": "exam",
    "prompt": "A fingerprint reader at a laboratory lets in people who are not enrolled more often than allowed. Which value is too high?",
    "options": [
      "The false acceptance rate",
      "The failure to enroll rate",
      "The false rejection rate",
      "The crossover error rate"
    ],
    "option_notes": [
      "It counts impostors who are accepted, the dangerous kind of error.",
      "It counts people whose fingerprint cannot be registered at all.",
      "It counts enrolled people who are turned away, which annoys but admits nobody.",
      "It is the point at which the two kinds of errors are equally frequent, used to compare readers."
    ],
    "answer": {"choice": 0},
    "explanation": "False acceptance lets impostors in, false rejection keeps the right people out. Making a reader stricter lowers the first and raises the second.",
    "tip": "Acceptance errors are a security problem, rejection errors a convenience problem."
  },
  {
    "kind": "single_choice", "topic": "operations and incident response", "pool": "exam",
    "prompt": "A scanner that only looks from the network reports far fewer missing patches on the file servers than the administrators know of. What makes its results more complete?",
    "options": [
      "A higher number of parallel probes",
      "A scan from outside the company",
      "A scan in the middle of the night",
      "A login for the scanner on each server"
    ],
    "option_notes": [
      "It finishes earlier and sees the same surface.",
      "It would see even less of internal servers.",
      "The same information at another hour.",
      "It can then read installed versions instead of guessing from open ports."
    ],
    "answer": {"choice": 3},
    "explanation": "A credentialed scan reads the list of installed software and settings on each system. From the network alone, only exposed services can be examined.",
    "tip": "Without credentials you see the doors, with them the rooms."
  },
  {
    "kind": "single_choice", "topic": "principles and risk", "pool": "exam",
    "prompt": "The filtering process of a firewall crashes. The company would rather be offline than unfiltered. How should the firewall be configured to behave?",
    "options": [
      "To fail open",
      "To fail closed",
      "To fall back to the previous rules",
      "To alert and keep forwarding"
    ],
    "option_notes": [
      "Traffic would pass unfiltered, which suits an emergency exit, not this company.",
      "Nothing passes until the filter works again.",
      "A crashed process applies no rules, old or new.",
      "The administrators would know, and so would the attackers get through."
    ],
    "answer": {"choice": 1},
    "explanation": "Fail closed prefers safety of the data to availability. Fail open is right where an interruption is worse than a gap, above all where lives depend on it.",
    "tip": "Decide beforehand what a failure may cost: the service or the protection."
  },
  {
    "kind": "numeric", "topic": "cryptography", "pool": "exam",
    "prompt": "Ten people want to exchange messages in pairs, each pair with a symmetric key of its own. How many keys are needed in total? Give the number of keys.",
    "answer": {"value": 45, "tolerance": 0, "unit": "keys"},
    "explanation": "Each of 10 people has 9 partners, and each pair is counted twice: 10 × 9 / 2 = 45.",
    "tip": "n × (n − 1) / 2 grows with the square: a reason for public keys."
  },
  {
    "kind": "multiple_choice", "topic": "application security", "pool": "exam",
    "prompt": "Users may upload profile pictures. Which two measures belong to handling them safely? Choose two.",
    "options": [
      "Trusting the extension of the file name",
      "Checking the type by the content of the file",
      "Keeping the name that the user has chosen",
      "Storing files where none can be executed",
      "Showing errors with the full server path"
    ],
    "option_notes": [
      "A script can be called picture.jpg.",
      "The first bytes and a decoder tell more than any name.",
      "Names may contain paths or overwrite other files.",
      "Even a script that slips through remains plain data.",
      "It tells an attacker where files end up."
    ],
    "answer": {"choices": [1, 3]},
    "explanation": "The content decides what a file is, and a storage place without execution keeps uploads from being run. New random names and size limits belong to it as well.",
    "tip": "Treat each upload as written by an attacker."
  },
  {
    "kind": "single_choice", "topic": "governance and resilience", "pool": "exam",
    "prompt": "A hospital gives researchers data in which each name has been replaced by a code. The table that leads from codes to names stays in the hospital. What is this called?",
    "options": [
      "Anonymization",
      "Aggregation",
      "Pseudonymization",
      "Classification"
    ],
    "option_notes": [
      "Then no table could lead back to a person.",
      "Only sums or averages would be passed on.",
      "The data can be linked to persons again with the separate table.",
      "It assigns a level of protection and changes no data."
    ],
    "answer": {"choice": 2},
    "explanation": "Pseudonymized data can be attributed to a person with additional information that is kept apart. It is still personal data, while truly anonymous data is not.",
    "tip": "Is there a way back? Then it is a pseudonym."
  },
  {
    "kind": "single_choice", "topic": "threats and attacks", "pool": "exam",
    "prompt": "A document starts the system's own scripting tool, which loads code straight into memory. The antivirus finds no suspicious file. What is this technique called?",
    "options": [
      "Fileless malware",
      "Boot sector infection",
      "Macro signing",
      "Steganography"
    ],
    "option_notes": [
      "It uses tools that are present anyway and writes no program to the disk.",
      "It changes what starts before the operating system, and leaves a trace on the disk.",
      "It marks macros of known authors as trusted, which is a protection.",
      "It hides data inside other data, and does not run anything."
    ],
    "answer": {"choice": 0},
    "explanation": "Fileless malware works in memory with legitimate tools, often called living off the land. Monitoring the behavior of processes finds it better than scanning files.",
    "tip": "No file to scan: watch what trusted tools are doing."
  },
  {
    "kind": "multiple_choice", "topic": "network defense", "pool": "exam",
    "prompt": "Which two technologies encrypt the traffic between two sites over the internet by themselves? Choose two.",
    "options": [
      "GRE",
      "IPsec",
      "VXLAN",
      "WireGuard",
      "802.1Q"
    ],
    "option_notes": [
      "It builds tunnels for any protocol, without encryption.",
      "It authenticates and encrypts IP packets between two gateways.",
      "It carries Ethernet over IP inside data centers, unencrypted.",
      "It is a small VPN with modern ciphers and one key pair for each side.",
      "It marks the VLAN of a frame on a link."
    ],
    "answer": {"choices": [1, 3]},
    "explanation": "IPsec and WireGuard encrypt and authenticate what they carry. GRE and VXLAN only encapsulate, and need something like IPsec for confidentiality.",
    "tip": "A tunnel is not a vault: ask whether it encrypts."
  },
  {
    "kind": "numeric", "topic": "identity and access", "pool": "exam",
    "prompt": "A card has a random four-digit PIN and locks after three wrong tries. What is the chance, in percent, that a thief without any knowledge guesses it in three different tries?",
    "answer": {"value": 0.03, "tolerance": 0, "unit": "%"},
    "explanation": "There are 10,000 PINs, and three tries cover three of them: 3 / 10,000 = 0.0003 = 0.03%.",
    "tip": "A short secret is acceptable only with a limit on tries."
  },
  {
    "kind": "numeric", "topic": "operations and incident response", "pool": "exam",
    "prompt": "Three incidents of last year were noticed 2, 5 and 11 hours after they began. What is the mean time to detect, in hours?",
    "answer": {"value": 6, "tolerance": 0, "unit": "hours"},
    "explanation": "(2 + 5 + 11) / 3 = 18 / 3 = 6 hours.",
    "tip": "Means hide outliers: look at the slowest case, too."
  },
  {
    "kind": "categorizing", "topic": "principles and risk", "pool": "exam",
    "prompt": "Sort these controls by the way they are implemented.",
    "options": [
      "A firewall rule",
      "A rule on password length in the handbook",
      "Background checks of applicants",
      "Bollards in front of the entrance",
      "Full-disk encryption"
    ],
    "option_notes": [
      "A device enforces it on every packet.",
      "In the handbook it is a policy; a system that enforces it would be the technical part.",
      "It is a procedure that people carry out.",
      "They stop vehicles with concrete.",
      "Software or hardware of the computer does it."
    ],
    "parts": {"categories": ["Administrative", "Physical", "Technical"]},
    "answer": {"categories": [2, 0, 0, 1, 2]},
    "explanation": "Administrative controls are policies and procedures, technical controls are enforced by systems, and physical controls by things that can be touched.",
    "tip": "Who enforces it: people, machines or concrete?"
  },
  {
    "kind": "single_choice", "topic": "cryptography", "pool": "exam",
    "prompt": "A large quantum computer is built one day. Which of these would it break outright, so that recordings of today could be read?",
    "options": [
      "AES with keys of 256 bits",
      "SHA-384 as used in signatures",
      "HMAC with a long random key",
      "RSA as used for key exchange"
    ],
    "option_notes": [
      "The best known attack only halves its strength in bits, which leaves 128.",
      "Hashes of this length keep enough strength.",
      "It rests on a hash and a key, both of which hold out.",
      "Shor's algorithm factors large numbers, and with that goes the key."
    ],
    "answer": {"choice": 3},
    "explanation": "Shor's algorithm solves the problems behind RSA and elliptic curves. Symmetric ciphers and hashes are weakened at most, so longer keys are enough for them.",
    "tip": "Public key methods fall, symmetric ones get longer keys."
  },
  {
    "kind": "single_choice", "topic": "application security", "pool": "exam",
    "prompt": "A container needs a database password. Which way of providing it is the safest?",
    "options": [
      "In a file of the container image",
      "From a secrets manager at start",
      "In the source code as a constant",
      "On the command line that starts it"
    ],
    "option_notes": [
      "Everyone who can pull the image can read it.",
      "Access is restricted, logged and revocable, and the password can change without a new image.",
      "It stays in the history of the repository.",
      "Other processes and logs can show the command line."
    ],
    "answer": {"choice": 1},
    "explanation": "A secrets manager hands the password to an authenticated workload at run time and can rotate it. Images, source code and command lines are copied and shown too easily.",
    "tip": "Secrets travel at run time, never inside what is shipped."
  },
  {
    "kind": "single_choice", "topic": "governance and resilience", "pool": "exam",
    "prompt": "A full backup is made each Sunday and a differential backup each evening from Monday to Saturday. The disk fails on Thursday at noon. What is needed to restore?",
    "options": [
      "Sunday's backup alone",
      "All backups from Sunday to Wednesday",
      "Sunday's and Wednesday's backups",
      "Wednesday's backup alone"
    ],
    "option_notes": [
      "It would bring back the state of Sunday and lose three days.",
      "That would be the case with incremental backups, each of which has one day.",
      "Wednesday's set repeats the changes of the days before, so Sunday's is all it needs beneath.",
      "It has changes only, and they need the full backup beneath them."
    ],
    "answer": {"choice": 2},
    "explanation": "A differential backup contains all changes since the last full backup, so the full one and the latest differential one are enough. Incremental backups are smaller but are all needed.",
    "tip": "Differential: two pieces. Incremental: the whole chain."
  },
  {
    "kind": "true_false", "topic": "threats and attacks", "pool": "exam",
    "prompt": "A familiar voice on the phone is sufficient proof of a caller's identity before a payment is released.",
    "option_notes": [
      "People trust voices, and that is exactly why criminals clone them.",
      "A voice can be imitated, so the payment needs a check by another channel."
    ],
    "answer": {"truth": false},
    "explanation": "Voices can be imitated, and software can clone a voice from a short recording. A call back to a number that is already on file, or a second approval, is needed.",
    "tip": "Verify by another channel that you chose yourself."
  },
  {
    "kind": "single_choice", "topic": "network defense", "pool": "exam",
    "prompt": "Flow records of a PC show this all night:\n\n```\n02:00:00  10.4.1.7 -> 203.0.113.80:443   310 bytes\n02:01:00  10.4.1.7 -> 203.0.113.80:443   310 bytes\n02:02:00  10.4.1.7 -> 203.0.113.80:443   310 bytes\n```\n\nNobody uses the PC at night. What should the analyst suspect?",
    "options": [
      "Malware that reports for orders",
      "A brute-force attack on the PC",
      "A large backup to the cloud",
      "A scan of the external network"
    ],
    "option_notes": [
      "Equal sizes at equal intervals are a program that asks its controller.",
      "The connections go out from the PC, and one a minute is no rush.",
      "It would show large amounts, not 310 bytes.",
      "A scan touches many addresses or ports, and this is always the same."
    ],
    "answer": {"choice": 0},
    "explanation": "Regular small connections to one outside address are called beaconing. Malware asks its command and control server for work in this way, often over port 443 to look ordinary.",
    "tip": "People are irregular; a metronome is a program."
  },
  {
    "kind": "categorizing", "topic": "identity and access", "pool": "exam",
    "prompt": "Sort these credentials by factor type.",
    "options": [
      "A four-digit PIN",
      "A phone that generates codes",
      "A smart card",
      "An iris scan",
      "The answer to a security question"
    ],
    "option_notes": [
      "It is remembered, however short it is.",
      "The code proves possession of the phone in which the secret is stored.",
      "It has to be in the reader, so it can be lost or stolen.",
      "It measures the body.",
      "It is knowledge, and often that of friends and websites, too."
    ],
    "parts": {"categories": ["Something you are", "Something you have", "Something you know"]},
    "answer": {"categories": [2, 1, 1, 0, 2]},
    "explanation": "PINs and answers are known, cards and phones are held, and the iris belongs to the person. Real multifactor authentication combines at least two of the three types.",
    "tip": "A code from a device is not knowledge: it proves that you hold the device."
  },
  {
    "kind": "ordering", "topic": "operations and incident response", "pool": "exam",
    "prompt": "Put the phases of incident response into their usual order.",
    "options": [
      "Containment",
      "Eradication",
      "Identification",
      "Lessons learned",
      "Preparation",
      "Recovery"
    ],
    "option_notes": [
      "The damage is limited before its cause is removed.",
      "Malware and the intruder's access are removed.",
      "Somebody has to notice and confirm the incident.",
      "The team looks back when everything is running again.",
      "Plans, tools and contacts exist before anything happens.",
      "Clean systems return to work and are watched."
    ],
    "answer": {"order": [4, 2, 0, 1, 5, 3]},
    "explanation": "First one prepares, then an incident is identified, contained and eradicated, systems recover, and the review improves the preparation for next time.",
    "tip": "Stop the bleeding before you clean the wound."
  },
  {
    "kind": "cloze", "topic": "principles and risk", "pool": "exam",
    "prompt": "Full-disk encryption mainly protects {{1}}, a cryptographic checksum protects {{2}}, and a second power supply protects {{3}}.",
    "parts": {"gaps": [["availability", "confidentiality", "integrity"], ["availability", "confidentiality", "integrity"], ["availability", "confidentiality", "integrity"]]},
    "answer": {"gaps": [{"choice": 1}, {"choice": 2}, {"choice": 0}]},
    "explanation": "Encryption keeps a thief of the disk from reading it, a checksum reveals alteration, and spare power keeps the system running. These three goals are called the CIA triad.",
    "tip": "Hidden, unchanged, reachable: one word for each goal."
  },
  {
    "kind": "matching", "topic": "cryptography", "pool": "exam",
    "prompt": "Match each task with a suitable algorithm.",
    "options": [
      "AES-256-GCM",
      "Argon2id",
      "Base64",
      "SHA-256",
      "X25519"
    ],
    "option_notes": [
      "A fast symmetric cipher that also detects alteration.",
      "Slow and hungry for memory on purpose.",
      "An encoding without a key or any protection, so it fits none of the tasks.",
      "A fast hash without a key, enough to compare files.",
      "A Diffie-Hellman exchange on an elliptic curve."
    ],
    "parts": {"stems": ["Encrypt a large file", "Store a password", "Agree on a key over an open line", "Check a download against a published value"]},
    "answer": {"pairs": [0, 1, 4, 3]},
    "explanation": "Symmetric ciphers encrypt bulk data, slow hashes protect passwords, Diffie-Hellman agrees on keys, and fast hashes compare files. Base64 only changes the notation.",
    "tip": "Ask first what is needed: secrecy, slowness, agreement or comparison."
  },
  {
    "kind": "short_text", "topic": "application security", "pool": "exam",
    "prompt": "What is the two-word term for the flaw in which a program writes more data into a memory area than the area can hold?",
    "answer": {"accepted": ["buffer overflow", "buffer-overflow", "buffer overrun", "stack overflow", "heap overflow", "overflow of a buffer", "memory overflow"]},
    "explanation": "In a buffer overflow, the excess overwrites neighboring memory, such as a return address. Languages that check bounds and protections of the compiler and system reduce it.",
    "tip": "Check the length before you copy."
  },
  {
    "kind": "true_false", "topic": "governance and resilience", "pool": "exam",
    "prompt": "A company that has passed an audit against a security standard has thereby proven that its systems have no exploitable weaknesses.",
    "option_notes": [
      "A certificate on the wall suggests it, but an audit samples chosen controls at one moment.",
      "Weaknesses outside the audit's scope, or younger than it, remain possible."
    ],
    "answer": {"truth": false},
    "explanation": "An audit shows that chosen controls existed at a certain time and within a certain scope. Weaknesses outside of the scope or newer than the audit are not covered.",
    "tip": "Compliance is a floor, not a ceiling."
  },
  {
    "kind": "matching", "topic": "threats and attacks", "pool": "exam",
    "prompt": "Match each attack with what is typical of it.",
    "options": [
      "A domain name with a spelling error",
      "A door held open for a stranger",
      "A phone call from a false help desk",
      "A target at the top of a company",
      "A text message with a link"
    ],
    "option_notes": [
      "It waits for people who mistype an address.",
      "It gets past the badge reader by politeness.",
      "A voice on the phone makes it vishing, which is not in the list.",
      "The bigger the fish, the bigger the payment that it can approve.",
      "The name combines SMS and phishing."
    ],
    "parts": {"stems": ["Smishing", "Whaling", "Typosquatting", "Tailgating"]},
    "answer": {"pairs": [4, 3, 0, 1]},
    "explanation": "Smishing comes by text message, whaling aims at executives, typosquatting registers misspelled names, and tailgating follows somebody through a door. A false help desk on the phone is vishing.",
    "tip": "Most of these names say the channel: SMS, voice, typing, walking."
  },
  {
    "kind": "ordering", "topic": "network defense", "pool": "exam",
    "prompt": "A firewall applies the first rule that matches. Host 10.8.0.5 may go out, the rest of its /24 may not, the rest of 10.0.0.0/8 may, and nothing else. Put the rules into order, from top to bottom.",
    "options": [
      "allow 10.0.0.0/8",
      "allow 10.8.0.5/32",
      "deny 0.0.0.0/0",
      "deny 10.8.0.0/24"
    ],
    "option_notes": [
      "It is general, so the narrower rules stand above it.",
      "The exception for one host has to stand above the ban on its subnet.",
      "It matches everything, so any rule beneath it would never be reached.",
      "It must come before the rule that would allow this subnet along with the others."
    ],
    "answer": {"order": [1, 3, 0, 2]},
    "explanation": "With first match, the most specific rule stands first: the host, then its subnet, then the whole private range, and at last the rule for everything else.",
    "tip": "Sort by prefix length when rules overlap: the longest on top."
  }
]$bank$);
  -- Each exam draws from its pool anew, as many of each topic as the pool has in proportion.
  update public.tests
  set
    status = 'live',
    version = next,
    quotas = '[
      {"topic": "principles and risk", "questions": 6},
      {"topic": "threats and attacks", "questions": 7},
      {"topic": "cryptography", "questions": 6},
      {"topic": "identity and access", "questions": 6},
      {"topic": "network defense", "questions": 7},
      {"topic": "application security", "questions": 6},
      {"topic": "operations and incident response", "questions": 6},
      {"topic": "governance and resilience", "questions": 6}
    ]'
  where id = bank;
end
$seed$;
