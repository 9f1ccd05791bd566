-- Security fundamentals: 100 questions. Published as version 1, it never changes; a correction is a version 2.

insert into public.tests (id, community_id, slug, title, description, category, difficulty, position)
select
  private.stable_id('test:harbor:security-fundamentals'), id, 'security-fundamentals', 'Security fundamentals',
  'Risk, threats, identity, cryptography, network and application defense, incident response, and governance: the basics of every security role.',
  'security', 'medium', 1
from public.communities
where slug = 'harbor'
on conflict do nothing;

select private.write_questions(id, 1, $bank$[
  {
    "kind": "single_choice", "topic": "principles and risk",
    "prompt": "A storm knocks out the power in a clinic's server room. Patient records stay secret and unaltered, but the staff cannot open them for six hours. Which security property was lost?",
    "options": [
      "Confidentiality",
      "Non-repudiation",
      "Availability",
      "Integrity"
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
    "answer": {"choice": 2},
    "explanation": "Privilege creep is the slow buildup of rights that nobody removes when roles change. Privilege escalation means gaining rights that were never granted, usually through an attack or a flaw.",
    "tip": "Movers are riskier than leavers: review access at every job change."
  },
  {
    "kind": "true_false", "topic": "cryptography",
    "prompt": "Digitally signing an email lets the recipient verify the sender and detect changes, but it does not by itself keep the contents secret.",
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
    "answer": {"choice": 1},
    "explanation": "An intrusion prevention system works inline and can block malicious traffic as it passes. An intrusion detection system watches and raises alerts, but on its own it does not stop the packets.",
    "tip": "Detection rings the bell; prevention bars the door."
  },
  {
    "kind": "true_false", "topic": "application security",
    "prompt": "If a web form checks every field in the browser with JavaScript, the server can safely skip checking the same fields.",
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
    "answer": {"choice": 2},
    "explanation": "Nobody can travel from Chicago to Singapore in 17 minutes, so someone else may be using the account. Before escalating, the analyst should rule out harmless causes such as a VPN exit in another country.",
    "tip": "Two places, one user, too little time: rule out a VPN, and be ready to end the session."
  },
  {
    "kind": "true_false", "topic": "governance and resilience",
    "prompt": "A backup job that reports success can still produce data that cannot be restored, so regular test restores are needed.",
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
    "answer": {"choice": 2},
    "explanation": "The forged address directs the replies to the victim, and their size multiplies the attacker's bandwidth, which is DNS amplification. Tunneling hides data inside queries, and cache poisoning plants false answers in a resolver.",
    "tip": "Small question, huge answer, wrong address: amplification."
  },
  {
    "kind": "true_false", "topic": "cryptography",
    "prompt": "Base64 encoding keeps data confidential, because reading the data requires a secret key.",
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
    "answer": {"choice": 2},
    "explanation": "A unique salt makes every hash different, so precomputed tables are useless and attackers must crack each account separately. Weak passwords can still be guessed one by one, which is why a slow hash function is needed as well.",
    "tip": "A salt is not a secret; its job is to be different every time."
  },
  {
    "kind": "true_false", "topic": "threats and attacks",
    "prompt": "A logic bomb is malicious code that stays dormant until a certain condition is met, such as the removal of its author from the payroll.",
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
    "answer": {"choice": 0},
    "explanation": "Anyone with the key can impersonate the site until the certificate is revoked or expires, so it must be revoked and replaced with one based on a fresh key pair. Renewal with the old key or better storage for it changes nothing, because the thief already has a copy.",
    "tip": "New certificate, same key, same problem."
  },
  {
    "kind": "true_false", "topic": "identity and access",
    "prompt": "If a copy of a person's fingerprint data is stolen, the person can replace the fingerprint as readily as a stolen password.",
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
    "answer": {"choice": 3},
    "explanation": "In infrastructure as a service, the provider secures the buildings, hardware, and virtualization layer, and the customer looks after everything from the guest operating system upward. With platform or software services, more of this work shifts to the provider.",
    "tip": "The provider secures the cloud; you secure what you put in it."
  }
]$bank$)
from public.tests
where id = private.stable_id('test:harbor:security-fundamentals')
  and status = 'draft'
  and not exists (select from public.questions where test_id = tests.id);

update public.tests
set status = 'live'
where id = private.stable_id('test:harbor:security-fundamentals')
  and status = 'draft';
