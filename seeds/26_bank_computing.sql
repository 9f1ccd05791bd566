-- Computing essentials: 100 questions of all kinds. Published as version 1, it never changes; a correction is a version 2.

insert into public.tests (id, community_id, slug, title, description, category, difficulty, position)
select
  private.stable_id('test:harbor:computing-essentials'), id, 'computing-essentials', 'Computing essentials',
  'Hardware, ports and printers, operating systems and their command line, phones, and how to help people: what every technician begins with.',
  'systems', 'easy', 2
from public.communities
where slug = 'harbor'
on conflict do nothing;

-- Its pictures, which are the files of seeds/media.
insert into public.media (id, community_id, kind, type, bytes, width, height, alt, name, sha256, source_sha256)
select
  private.stable_id('media:harbor:' || picture.name), communities.id, 'picture', 'image/svg+xml', picture.bytes,
  picture.width, picture.height, picture.alt, picture.name || '.svg', picture.sha256, picture.sha256
from (
  values
    (
      'boot-menu', 929, 480, 300,
      '7e7916fe81c431943d1e7294a2fca9bdaabdeac6404e185885545badfbdf0dc0',
      'Boot order: first the internal solid-state drive, second the USB stick, third the network. Secure Boot is on.'
    ),
    (
      'folder-tree', 724, 480, 260,
      '80b860aec713515636425d535b78ef35215b98a8895987479770ec32ed468039',
      'Folder tree: home holds the folders photos and reports. The folder reports holds the folder 2026. The folder photos is empty.'
    ),
    (
      'laser-printer', 1878, 480, 420,
      '7a1e43bb1024b487ddbad45bd77247e289ffa5626c664457e416050e1fd53190',
      'A laser printer from the side: the tray at the bottom, the rollers and the drum in the middle, the output at the top.'
    ),
    (
      'motherboard', 3545, 480, 480,
      'ff87346507b38febe7b26d1fae652c06eb09f2e662c620d7ec64da91c299733a',
      'A motherboard from above, with sockets, slots, connectors and chips.'
    ),
    (
      'partition-table', 1281, 480, 220,
      '4d62ddc161e303da7884434635c47f881b11c4110ed9c41eff7bcf6f9677ee49',
      'One disk from left to right: system partition of 260 megabytes, C: of 150 gigabytes, recovery partition of 1 gigabyte, 90 gigabytes unallocated.'
    ),
    (
      'permissions', 1731, 480, 290,
      '49214424e1ef9ecbb113a1afcc2c69f9e203c510fcc557ba41637ad46eaa1457',
      'Permissions of the folder Plans. Staff: read allowed, write allowed. Interns: read allowed, write denied.'
    ),
    (
      'plug-hdmi', 398, 240, 120,
      '273b798014f12ef3725cead425095ab28ca7adf3a747e0ce0373a4663805d7c4',
      'Wide plug that tapers toward its lower edge'
    ),
    (
      'plug-usb-a', 469, 240, 120,
      '12e1050da023955b22418f02fc75638284e9980ff62767fc211d658d34ae1ab7',
      'Wide, flat, rectangular plug with a block inside'
    ),
    (
      'plug-usb-b', 450, 240, 120,
      '62d83394d5f697d1384cf68b363d550c568063a8fbcd9992083d6bcdb0ea4241',
      'Nearly square plug with two beveled corners'
    ),
    (
      'plug-usb-c', 417, 240, 120,
      '03b0f54d3901d49a8fe52528fed8751c2167ddee2db270ff1c89b527715afe3d',
      'Small, flat plug in the shape of an oval'
    ),
    (
      'rear-panel', 3107, 480, 400,
      'eada0242f4a69a60d3e0f5d6264df96b9235e31126eb9cfaa4e788550c6ad9b3',
      'The back of a desktop PC: the power inlet, a switch and a fan above, several kinds of ports below.'
    ),
    (
      'resource-monitor', 1127, 480, 260,
      '58f0a4e750569ab978b16c7794f0affaa3267f2bb47b1c83221763ee3c5d1f7c',
      'Three bars of current use. Processor: 14 percent. Memory: 97 percent, 7.8 of 8 gigabytes. Drive: 100 percent, mostly the paging file.'
    ),
    (
      'swollen-battery', 847, 480, 240,
      '2af32af617982cdb6acc8d7a4c321af42820a5b36ab41213e2e76b7a5da17130',
      'Phone seen from the side. In the middle its back bulges outward, and a gap has opened between the back and the frame.'
    )
) as picture (name, bytes, width, height, sha256, alt)
join public.communities on communities.slug = 'harbor'
on conflict do nothing;

select private.write_questions(id, 1, $bank$[
  {
    "kind": "single_choice", "topic": "processors and memory",
    "tags": ["memory", "power"], "difficulty": "easy",
    "prompt": "A storm cuts the power while someone is writing a letter that was last saved an hour ago. What becomes of the text typed since then?",
    "options": [
      "It is safe, because memory keeps its contents",
      "It is gone, because it was only in memory",
      "It is safe, because the processor stored it",
      "It is gone, because the drive lost all its files"
    ],
    "answer": {"choice": 1},
    "option_notes": [
      "Flash keeps what it holds without power; main memory is DRAM and does not.",
      "Right: RAM keeps its contents only while it has power, and nothing had copied them to a drive.",
      "A processor's registers and caches are as volatile as memory, and far too small for a document.",
      "A drive keeps its files without power; only what had not reached it is lost."
    ],
    "explanation": "Main memory is volatile: it forgets everything within moments of losing power. The file on the drive still has the state of the last save, so an hour of typing is missing. Programs that save by themselves every few minutes shorten that hour.",
    "tip": "Volatile means it vanishes: registers, caches and RAM. Drives and flash stay."
  },
  {
    "kind": "true_false", "topic": "ports and peripherals",
    "tags": ["usb", "compatibility"], "difficulty": "easy",
    "prompt": "A USB 2.0 mouse with a USB-A plug works in a USB 3 port of the same shape.",
    "answer": {"truth": true},
    "option_notes": [
      "Right: both sides agree on the fastest speed that they know.",
      "A newer port still has the contacts and the speeds of the older standard."
    ],
    "explanation": "USB is backward compatible: the two sides use the fastest speed that both know. The mouse runs at its own speed, which is plenty for a mouse.",
    "tip": "Same shape, older speed: it works."
  },
  {
    "kind": "single_choice", "topic": "operating systems",
    "tags": ["firmware", "boot"], "difficulty": "easy",
    "prompt": "A technician has plugged a bootable USB stick into a PC to install a new system. The PC starts the old system as before. The firmware shows:\n\n![Boot order: first the internal solid-state drive, second the USB stick, third the network. Secure Boot is on.](media:6595973d-20a6-89b2-8223-7491ba37cac3)\n\nWhat should be changed for this start?",
    "options": [
      "The internal drive should be formatted",
      "The network should come first, before the drive",
      "The network should be taken off the list",
      "The USB stick should come before the drive"
    ],
    "answer": {"choice": 3},
    "option_notes": [
      "The stick would then start as the next entry, at the price of everything on the drive.",
      "That would look for an installation server; the installer is on the stick.",
      "It is the last entry and is never reached, since the drive starts first.",
      "Right: the firmware takes the first entry that can start, and until now that is the drive with the old system."
    ],
    "explanation": "The firmware goes through the list from the top and starts the first device that can. Many PCs also offer a menu for a single start, so that the order need not be changed for good.",
    "tip": "The first that can start, starts."
  },
  {
    "kind": "single_choice", "topic": "storage",
    "tags": ["smart", "backup"], "difficulty": "medium",
    "prompt": "A PC works normally, but its hard disk reports a count of reallocated sectors that has risen every day this week. What should happen first?",
    "options": [
      "The files on it are backed up",
      "The PC is fitted with more memory",
      "The disk is defragmented",
      "The disk's firmware is updated"
    ],
    "answer": {"choice": 0},
    "option_notes": [
      "Right: the disk may fail at any time, and the data cannot be bought again.",
      "Memory has nothing to do with sectors that can no longer be read.",
      "Hours of moving data wear a failing disk further and protect nothing.",
      "New firmware does not heal a surface, and an update is a risk without a backup."
    ],
    "explanation": "Reallocated sectors are bad spots that the disk has replaced from its reserve. A count that keeps rising says that the disk is wearing out, so save the data first and replace the disk after that.",
    "tip": "When a drive complains: copy first, diagnose later."
  },
  {
    "kind": "matching", "topic": "processors and memory",
    "tags": ["motherboard", "components"], "difficulty": "easy",
    "prompt": "Match each task with the part that does it.",
    "options": [
      "Coin cell",
      "Firmware chip",
      "Main memory",
      "Power supply",
      "Processor"
    ],
    "parts": {"stems": ["Runs the instructions of programs", "Holds what running programs work on", "Checks the hardware and starts the boot loader", "Turns the outlet's AC into low DC voltages"]},
    "answer": {"pairs": [4, 2, 1, 3]},
    "option_notes": [
      "It keeps the clock running while the PC is unplugged; it powers nothing else.",
      "It holds the first code that runs after the power button is pressed.",
      "Programs and their data are loaded into it from the drive; it forgets them without power.",
      "It makes 12, 5 and 3.3 volts of direct current out of what comes from the wall.",
      "It fetches, decodes and executes instructions, one after the other on each core."
    ],
    "explanation": "The power supply feeds the board, the firmware takes the first steps, and from then on the processor runs programs that lie in main memory. The coin cell only keeps the clock going while the PC has no other power.",
    "tip": "Follow a start in your mind: power, firmware, memory, processor."
  },
  {
    "kind": "hotspot", "topic": "ports and peripherals",
    "tags": ["display", "connectors"], "difficulty": "easy",
    "prompt": "The picture shows the back of a desktop PC. Which two ports can take the cable of a monitor with no adapter in between? Choose two.",
    "options": [
      "Power inlet",
      "USB-A ports",
      "HDMI port",
      "DisplayPort",
      "Network port",
      "Sound jacks"
    ],
    "fixed_order": true,
    "parts": {
      "picture": "97ecce32-2c15-89a7-8775-f624df6f8d79", "width": 480, "height": 400,
      "areas": [
        {"shape": "rect", "x": 60, "y": 56, "width": 96, "height": 72},
        {"shape": "rect", "x": 48, "y": 178, "width": 112, "height": 84},
        {"shape": "polygon", "points": [[184, 288], [296, 288], [296, 318], [282, 344], [198, 344], [184, 318]]},
        {"shape": "polygon", "points": [[186, 190], [294, 190], [294, 248], [206, 248], [186, 228]]},
        {"shape": "rect", "x": 324, "y": 174, "width": 108, "height": 90},
        {"shape": "rect", "x": 46, "y": 296, "width": 116, "height": 40}
      ]
    },
    "answer": {"choices": [2, 3]},
    "option_notes": [
      "The inlet for the power cord brings electricity in and carries no signal.",
      "USB-A carries data and a little power; a monitor's picture needs another port.",
      "Right: HDMI carries picture and sound on one cable.",
      "Right: DisplayPort carries picture and sound and is usual on PC monitors.",
      "The network port looks like a large telephone jack and carries Ethernet.",
      "Round 3.5 mm jacks carry sound only."
    ],
    "explanation": "HDMI and DisplayPort are the two video outputs here. HDMI is flat and tapers on both sides; DisplayPort has one slanted corner.",
    "tip": "HDMI: both lower corners cut. DisplayPort: one corner cut."
  },
  {
    "kind": "short_text", "topic": "command line",
    "tags": ["linux"], "difficulty": "easy",
    "prompt": "Which command prints the directory you are in, on Linux and on macOS?",
    "answer": {"accepted": ["pwd", "/bin/pwd"]},
    "explanation": "`pwd` is short for \"print working directory\". Relative paths start from the directory that it prints.",
    "tip": "Lost? `pwd`: print where (we) do things."
  },
  {
    "kind": "single_choice", "topic": "printers",
    "tags": ["driver"], "difficulty": "easy",
    "prompt": "A network printer has worked for months. Since a PC was set up anew, that PC's jobs come out as page after page of random characters; other PCs print well. What should be checked first?",
    "options": [
      "The power cord of that printer",
      "The toner cartridge of the printer",
      "The printer driver on that PC",
      "The paper size in the printer's tray"
    ],
    "answer": {"choice": 2},
    "option_notes": [
      "The printer works for everybody else, so its power is fine.",
      "Toner decides how dark a page is; it does not turn words into other characters.",
      "Right: a driver for another printer language sends commands that are printed as if they were text.",
      "A wrong size brings a message or cut edges, and leaves letters as they are."
    ],
    "explanation": "Only the new PC is affected, so the fault lies there. Random characters mean that the printer does not understand the language of the job, such as PCL or PostScript, which the driver chooses.",
    "tip": "Garbage on paper: the driver speaks the wrong language."
  },
  {
    "kind": "ordering", "topic": "support and troubleshooting",
    "tags": ["method"], "difficulty": "easy",
    "prompt": "Put the steps of a methodical search for a fault in order.",
    "options": [
      "Document what was found and done",
      "Establish a theory of the probable cause",
      "Identify the problem and ask what changed",
      "Make a plan of action and carry it out",
      "Test the theory",
      "Verify that everything works, and prevent a repeat"
    ],
    "answer": {"order": [2, 1, 4, 3, 5, 0]},
    "option_notes": [
      "The next one with this fault will be glad of it.",
      "Begin with what is frequent and simple.",
      "Without a clear picture of the fault, every test is a shot in the dark.",
      "Only a confirmed cause is worth a change.",
      "If it turns out wrong, go back and make another.",
      "The user should confirm it, and not only for what was broken."
    ],
    "explanation": "Identify, theorize, test, act, verify, document. The order keeps you from changing things before you know what is wrong, and from leaving before you know that it is mended.",
    "tip": "Ask, guess, test, mend, check, write."
  },
  {
    "kind": "single_choice", "topic": "file systems and permissions",
    "tags": ["fat32", "limits"], "difficulty": "easy",
    "prompt": "A video of 6 GB cannot be copied to an empty USB stick of 64 GB, which is formatted with FAT32. Smaller files can be copied. Why?",
    "options": [
      "The stick needs a driver for large videos",
      "FAT32 cannot hold a file of 4 GiB or more",
      "FAT32 cannot use more than 4 GB of a stick",
      "The stick is full of files that are hidden"
    ],
    "answer": {"choice": 1},
    "option_notes": [
      "The file system does not care what a file contains.",
      "Right: it keeps the size of a file in 32 bits.",
      "It can manage far larger volumes; the limit is that of a single file.",
      "The stick is empty, and smaller files do find room."
    ],
    "explanation": "FAT32 stores the size of a file in 32 bits, so a file ends at 4 GiB minus one byte. exFAT lifts this limit and is read by Windows, macOS and Linux.",
    "tip": "Large files between systems: exFAT."
  },
  {
    "kind": "cloze", "topic": "mobile devices",
    "tags": ["wireless"], "difficulty": "easy",
    "prompt": "Holding a phone to a terminal to pay uses {{1}}. Wireless earphones are usually paired by {{2}}. A phone that shares its mobile data with a notebook acts as a {{3}}. A switch that turns off all radios at once is called {{4}} mode.",
    "parts": {"gaps": [["Bluetooth", "NFC", "infrared"], ["Bluetooth", "NFC", "infrared"], ["firewall", "hotspot", "repeater"], null]},
    "answer": {"gaps": [{"choice": 1}, {"choice": 0}, {"choice": 1}, {"accepted": ["airplane", "aeroplane", "flight", "air plane"]}]},
    "explanation": "NFC reaches a few centimeters, which suits paying. Bluetooth reaches some meters, which suits earphones. A hotspot shares the mobile data, and airplane mode turns the radios off.",
    "tip": "NFC: near enough to touch. Bluetooth: near enough to hear."
  },
  {
    "kind": "categorizing", "topic": "storage",
    "tags": ["media"], "difficulty": "easy",
    "prompt": "By what do these media store data? Sort them.",
    "options": [
      "Blu-ray disc",
      "DVD-R",
      "Hard disk drive",
      "LTO backup tape",
      "M.2 solid-state drive",
      "USB flash drive",
      "microSD card"
    ],
    "parts": {"categories": ["Magnetism", "Electric charge", "Pits and marks read by a laser"]},
    "answer": {"categories": [2, 2, 0, 0, 1, 1, 1]},
    "option_notes": [
      "A blue laser reads a spiral of tiny pits.",
      "A laser has burned marks into a dye.",
      "Tiny magnetized spots on turning platters.",
      "A long tape with a magnetic layer, cheap for large backups.",
      "Flash cells on a small board, whether it speaks SATA or NVMe.",
      "Flash cells hold a charge without power.",
      "The same kind of flash cells, in a card."
    ],
    "explanation": "Disks with platters and tapes are magnetic, everything with flash cells stores charge, and discs are read by light. That decides what harms them: magnets, wear or scratches.",
    "tip": "Disk with k spins magnets, disc with c meets a laser."
  },
  {
    "kind": "single_choice", "topic": "safety and service",
    "tags": ["power supply", "electricity"], "difficulty": "easy",
    "prompt": "The fan inside of a PC's power supply makes a grinding noise. The PC is out of warranty. What should a technician do?",
    "options": [
      "Open it while the PC runs, to see the fan",
      "Stop the fan with a strip of strong tape",
      "Replace the power supply as a whole",
      "Unplug it, open it and oil its fan"
    ],
    "answer": {"choice": 2},
    "option_notes": [
      "Line voltage is live inside; this may kill.",
      "Without cooling the supply overheats and may start a fire.",
      "Right: its capacitors can hold a dangerous charge, so it is not opened.",
      "Unplugging does not empty the capacitors; a shock may follow hours later."
    ],
    "explanation": "Capacitors in a power supply keep a charge long after it was unplugged. There is nothing in it that a technician in the field should repair, so it is replaced as a unit.",
    "tip": "Power supply: swap it, never open it."
  },
  {
    "kind": "multiple_choice", "topic": "processors and memory",
    "tags": ["memory", "volatile"], "difficulty": "easy",
    "prompt": "Which of these lose what they hold when a PC is switched off? Choose two.",
    "options": [
      "A hard disk drive",
      "A solid-state drive",
      "The processor's cache",
      "Main memory",
      "The chip that holds the firmware"
    ],
    "answer": {"choices": [2, 3], "partial": true},
    "option_notes": [
      "Magnetized spots on a platter stay as they are without power.",
      "Flash cells trap their charge and keep it for years without power.",
      "Right: caches are fast static memory, which forgets without power as well.",
      "Right: DRAM has to be refreshed many times a second, which needs power.",
      "Firmware has to be there before anything else runs, so its chip is flash memory."
    ],
    "explanation": "Main memory and caches are volatile. Drives, whether flash or magnetic, and the firmware's flash chip keep their contents.",
    "tip": "Ask whether the PC could start again from it. If so, it is not volatile."
  },
  {
    "kind": "numeric", "topic": "file systems and permissions",
    "tags": ["linux", "chmod"], "difficulty": "medium",
    "prompt": "The owner of a script should be able to read, write and execute it, its group to read and execute it, and all others to do nothing with it. Which three digits does `chmod` need?",
    "answer": {"value": 750, "tolerance": 0},
    "explanation": "Read counts 4, write 2 and execute 1. Owner: 4 + 2 + 1 = 7; group: 4 + 1 = 5; others: 0. So it is `chmod 750`, and `ls -l` shows `rwxr-x---`.",
    "tip": "4 reads, 2 writes, 1 runs; add them up per digit."
  },
  {
    "kind": "single_choice", "topic": "support and troubleshooting",
    "tags": ["method", "questions"], "difficulty": "easy",
    "prompt": "A program that has worked for a year fails on one PC since this morning. Which question to the user is the most useful at the beginning?",
    "options": [
      "\"Would you like to have a new PC instead?\"",
      "\"Have you done anything wrong this morning?\"",
      "\"Which version has the driver of the mouse?\"",
      "\"What has changed since it last worked?\""
    ],
    "answer": {"choice": 3},
    "option_notes": [
      "It gives up before anything is known, and a new PC may fail in the same way.",
      "It sounds like a reproach, so the user will answer no and leave out what matters.",
      "It picks a detail at random, and the user can hardly know it.",
      "Right: what worked and now does not was changed by something, and the user often knows by what."
    ],
    "explanation": "An open, neutral question for changes finds updates, new devices, moved desks and changed passwords within a minute. A reproach closes the conversation.",
    "tip": "It worked, now it doesn't: look for the difference."
  },
  {
    "kind": "single_choice", "topic": "command line",
    "tags": ["redirection"], "difficulty": "medium",
    "prompt": "Every night a script should add one line to `backup.log` and keep the earlier ones. Which command does that?",
    "options": [
      "`echo done >> backup.log`",
      "`echo done | backup.log`",
      "`echo done < backup.log`",
      "`echo done > backup.log`"
    ],
    "answer": {"choice": 0},
    "option_notes": [
      "Right: two angle brackets append to the end of the file.",
      "A pipe needs a command on its right, and a log is none.",
      "This reads from the file as input, which `echo` ignores, and writes nothing to it.",
      "One angle bracket empties the file first, so only the last night is left."
    ],
    "explanation": "`>` writes a file anew, `>>` appends to it. In both cases the shell creates the file if it does not exist.",
    "tip": "One arrow replaces, two arrows add."
  },
  {
    "kind": "single_choice", "topic": "mobile devices",
    "tags": ["battery", "safety"], "difficulty": "easy",
    "prompt": "A user brings this phone and says that it only needs a new case, because the old one no longer closes.\n\n![Phone seen from the side. In the middle its back bulges outward, and a gap has opened between the back and the frame.](media:93a338e0-ae2b-8615-8bd3-c66bdba0d62e)\n\nWhat should the technician do?",
    "options": [
      "Stop using and charging it, and have the battery replaced",
      "Pierce the battery carefully to let the gas escape",
      "Charge it fully and then drain it once, so that the battery settles",
      "Press the back until it clicks into the frame again"
    ],
    "answer": {"choice": 0},
    "option_notes": [
      "Right: a swollen lithium battery may catch fire, most of all when it is charged or pressed.",
      "Air and moisture that meet lithium can start a fire that is hard to put out.",
      "Charging heats the cell and makes more gas.",
      "Pressure can short the layers inside of the battery and set it on fire."
    ],
    "explanation": "A bulging back means that gas has formed in the battery. Switch the phone off, keep it cool and away from what burns, and hand it to a workshop with the means to replace and dispose of the battery.",
    "tip": "Swollen: no charging, no pressing, no piercing."
  },
  {
    "kind": "case", "topic": "file systems and permissions",
    "tags": ["shares", "ntfs"], "difficulty": "hard",
    "prompt": "A Windows server offers the folder *Projects* as a share. For the group *Design*, the permission of the **share** is *Read*, and the **NTFS** permission of the folder is *Modify*. Lena is a member of *Design* and of no other group that is named there.",
    "parts": {"parts": [
      {"kind": "single_choice", "prompt": "What may Lena do with the files when she opens the share from her own PC?", "options": ["Nothing at all", "Change their permissions", "Read and change them", "Read them only"], "parts": null, "unit": null},
      {"kind": "single_choice", "prompt": "What may she do when she signs in at the server itself and opens the folder on its disk?", "options": ["Nothing at all", "Change their permissions", "Read and change them", "Read them only"], "parts": null, "unit": null},
      {"kind": "true_false", "prompt": "For access over the network, the stricter of the two permissions counts.", "options": null, "parts": null, "unit": null},
      {"kind": "single_choice", "prompt": "Design should be able to edit over the network. Which single change is enough?", "options": ["Give the folder *Projects* a shorter name", "Raise the share's permission to Change", "Raise the folder's permission to Full control", "Take Lena's account out of the group Design"], "parts": null, "unit": null}
    ]},
    "answer": {"parts": [{"kind": "single_choice", "choice": 3}, {"kind": "single_choice", "choice": 2}, {"kind": "true_false", "truth": true}, {"kind": "single_choice", "choice": 1}]},
    "explanation": "Over the network a request has to pass both doors, so the stricter permission counts: Read. At the server itself only NTFS counts: Modify. If the share allows Change, NTFS alone decides, and it already says Modify.",
    "tip": "Two doors over the network, one at the machine."
  },
  {
    "kind": "single_choice", "topic": "ports and peripherals",
    "tags": ["usb", "connectors"], "difficulty": "easy",
    "prompt": "A tablet has a USB-C port. Which of these plugs fits it?",
    "options": [
      "![Wide plug that tapers toward its lower edge](media:833b0f7d-5406-899f-83cd-b53a0e972b36)",
      "![Wide, flat, rectangular plug with a block inside](media:256c539e-fce4-8b95-80f7-fe3b246e66a2)",
      "![Small, flat plug in the shape of an oval](media:9f8e3fd9-3655-8f40-8435-3e4357e7260a)",
      "![Nearly square plug with two beveled corners](media:7f3916f1-d346-83d1-8fb2-0ecda04a8206)"
    ],
    "answer": {"choice": 2},
    "option_notes": [
      "This is HDMI, which connects monitors and TV sets.",
      "This is USB-A, the wide plug that fits PCs and chargers in one direction only.",
      "Right: a USB-C plug is small, oval and the same on both sides, so it fits either way up.",
      "This is USB-B, which is found at printers and scanners."
    ],
    "explanation": "USB-C has a small oval plug without an upper or lower side. USB-A is wide and rectangular, USB-B is nearly square with two beveled corners, and HDMI tapers toward its lower edge.",
    "tip": "C is closed and oval, like the letter on its side with its gap filled in."
  },
  {
    "kind": "single_choice", "topic": "printers",
    "tags": ["queue", "spooler"], "difficulty": "easy",
    "prompt": "A user's document has been \"deleting\" in the print queue of a Windows PC for an hour, and nothing behind it prints. The printer is on and has paper. Which step is likely to help without harming anything else?",
    "options": [
      "Restarting the print spooler service",
      "Replacing the printer's fuser unit",
      "Formatting the drive of the printer",
      "Reinstalling the PC's operating system"
    ],
    "answer": {"choice": 0},
    "option_notes": [
      "Right: the spooler lets go of the stuck job, and the queue moves on.",
      "The job has not reached the printer, so none of its parts is involved.",
      "The stuck job lies on the PC, and the printer's drive may hold fonts and settings.",
      "It would empty the queue, too, at the price of a day."
    ],
    "explanation": "The spooler is the service that keeps jobs and hands them to the printer. A damaged job can block it; stopping the service, clearing its folder and starting it again frees the queue.",
    "tip": "Queue stuck: restart the spooler before you touch the printer."
  },
  {
    "kind": "numeric", "topic": "storage",
    "tags": ["raid", "capacity"], "difficulty": "medium",
    "prompt": "A storage box holds four disks of 4 TB each in RAID 5. How many TB can be used for data?",
    "answer": {"value": 12, "tolerance": 0, "unit": "TB"},
    "explanation": "RAID 5 spends the capacity of one disk on parity, so (4 − 1) × 4 TB = 12 TB are left. One disk may fail without loss of data.",
    "tip": "RAID 5: all disks but one. RAID 6: all but two."
  },
  {
    "kind": "multiple_choice", "topic": "ports and peripherals",
    "tags": ["display", "troubleshooting"], "difficulty": "easy",
    "prompt": "A second monitor that worked yesterday stays black; the first one is fine. Which three checks are quick, change nothing and come first? Choose three.",
    "options": [
      "Is the monitor set to the right input?",
      "Is its cable firmly in at both ends?",
      "Does the PC work with a new graphics card?",
      "Is the monitor's power light on?",
      "Does it help to reinstall the operating system?"
    ],
    "answer": {"choices": [0, 1, 3]},
    "option_notes": [
      "Right: a monitor that listens to another input shows black although all is well.",
      "Right: a cleaner or a foot under the desk loosens cables every day.",
      "Swapping a card takes time and parts, and the first monitor shows that the card works.",
      "Right: no light points to the power cord or the switch, and you see it at a glance.",
      "It changes everything and costs hours, where a look at a cable costs seconds."
    ],
    "explanation": "Start with what can be seen and touched: power, cable, input. A new card or a new installation may come at the end of the search and never at its beginning.",
    "tip": "Cheap, quick and harmless checks first."
  },
  {
    "kind": "multiple_choice", "topic": "operating systems",
    "tags": ["upgrade", "planning"], "difficulty": "easy",
    "prompt": "An office is about to upgrade its PCs in place to the next version of their operating system. Which three steps belong before the upgrade? Choose three.",
    "options": [
      "Making a backup and testing it",
      "Checking that the programs run on the new version",
      "Turning off all antivirus software for good",
      "Checking memory, processor and free space",
      "Formatting the volumes that hold the documents"
    ],
    "answer": {"choices": [0, 1, 3]},
    "option_notes": [
      "Right: if the upgrade fails half-way, it is the only way back.",
      "Right: an accounting program that does not start is worse than an old system.",
      "A pause may help during the upgrade; for good it leaves the PCs unprotected.",
      "Right: the new version has minimum requirements that old PCs may miss.",
      "An upgrade in place keeps files; formatting would destroy them."
    ],
    "explanation": "Compatibility of programs, requirements of hardware, and a backup that has been tried: with these three an upgrade is rarely a surprise.",
    "tip": "Compatible, capable, covered."
  },
  {
    "kind": "single_choice", "topic": "safety and service",
    "tags": ["communication"], "difficulty": "easy",
    "prompt": "A customer calls for the third time about the same fault, and shouts. Which answer helps most?",
    "options": [
      "\"My colleagues should have solved it. I cannot say what they were thinking that day.\"",
      "\"It works on our side, so the cause must be something that you do differently there.\"",
      "\"Please calm down first, otherwise I am not able to help you with your problem today.\"",
      "\"That is annoying. I will read what was tried, and stay with you until we know more.\""
    ],
    "answer": {"choice": 3},
    "option_notes": [
      "Blaming colleagues makes the whole service look bad and solves nothing.",
      "It blames the customer before anything was looked at.",
      "Being told to calm down makes most people angrier.",
      "Right: it takes the anger seriously and says what happens next."
    ],
    "explanation": "Listen, show that you have understood, do not argue or blame, and name the next step. Anger fades when somebody takes charge of the problem.",
    "tip": "Hear it, own it, say what is next."
  },
  {
    "kind": "matching", "topic": "command line",
    "tags": ["windows", "linux"], "difficulty": "easy",
    "prompt": "Match each command of the Windows command prompt with the Linux command that does about the same.",
    "options": [
      "`cat`",
      "`cp`",
      "`ls`",
      "`mv`",
      "`ps`",
      "`pwd`",
      "`rm`"
    ],
    "parts": {"stems": ["`dir`", "`copy`", "`move`", "`del`", "`tasklist`"]},
    "answer": {"pairs": [2, 1, 3, 6, 4]},
    "option_notes": [
      "It prints a file, as `type` does on Windows.",
      "It copies files, and with `-r` whole directories.",
      "It lists a directory.",
      "It moves and renames, which is the same for a file system.",
      "It shows processes; `ps aux` shows those of all users.",
      "It prints the current directory, as `cd` without a parameter does on Windows.",
      "It removes files, at once and without a trash."
    ],
    "explanation": "Linux commands are often two consonants of an English word: list, copy, move, remove, process status. `cat` would match `type`, and `pwd` a bare `cd`.",
    "tip": "Leave out the vowels: copy is `cp`, move is `mv`, remove is `rm`."
  },
  {
    "kind": "single_choice", "topic": "storage",
    "tags": ["partitions", "gpt"], "difficulty": "medium",
    "prompt": "A new disk of 6 TB with sectors of 512 bytes was initialized with a master boot record (MBR). Only about 2.2 TB of it can be used. What makes the rest usable?",
    "options": [
      "Updating the driver of the disk's controller",
      "Initializing it with a GUID partition table",
      "Formatting its partition with a larger cluster size",
      "Creating an extended partition behind the first one"
    ],
    "answer": {"choice": 1},
    "option_notes": [
      "The controller already sees the whole disk; the numbers in its table are too short.",
      "Right: GPT numbers sectors with 64 bits, which is enough for any disk there is.",
      "Clusters divide a partition; the partition table ends before the missing space.",
      "An extended partition has its place in the same table and meets the same limit."
    ],
    "explanation": "An MBR numbers sectors with 32 bits: 2³² sectors of 512 bytes are about 2.2 TB. A GUID partition table (GPT) has 64 bits for it and allows far more partitions.",
    "tip": "Above 2 TB: GPT."
  },
  {
    "kind": "true_false", "topic": "operating systems",
    "tags": ["live system"], "difficulty": "easy",
    "prompt": "A live system that starts from a USB stick can read files from a PC whose installed system no longer starts, without changing what is on its drive.",
    "answer": {"truth": true},
    "option_notes": [
      "Right: it runs in memory and can mount the drive for reading only.",
      "Only the installed system is broken; the files on the drive can still be read from elsewhere."
    ],
    "explanation": "A live system runs from the stick and in memory. It can mount the PC's drive for reading only and copy files away. If the drive is encrypted, it needs the key.",
    "tip": "System broken, drive intact: start from elsewhere."
  },
  {
    "kind": "single_choice", "topic": "processors and memory",
    "tags": ["cooling", "performance"], "difficulty": "medium",
    "prompt": "A notebook renders video quickly for four minutes. Then its fan is at full speed, the clock of the processor falls to half, and the rendering slows down. After a pause it is fast again. What is happening?",
    "options": [
      "The battery's charge limits the fan's speed",
      "The processor throttles itself to stay cool",
      "The memory is full and swaps to the drive",
      "The video card has taken over the rendering"
    ],
    "answer": {"choice": 1},
    "option_notes": [
      "The fan is already at full speed, so nothing is holding it back.",
      "Right: the clock falls when the temperature reaches its limit and recovers with a pause.",
      "Swapping slows programs too, but it leaves the clock of the processor as it is.",
      "A handover would make the work faster and the processor cooler, not slow it down."
    ],
    "explanation": "A processor that reaches its temperature limit lowers its own clock so that it makes less heat. Clean vents, fresh thermal paste and a hard surface under the notebook let it keep its speed for longer.",
    "tip": "Fast when cold, slow when hot: think of dust and paste before you think of a new machine."
  },
  {
    "kind": "single_choice", "topic": "ports and peripherals",
    "tags": ["usb-c", "display"], "difficulty": "medium",
    "prompt": "A monitor is connected to a notebook's USB-C port with a cable that is known to be good. The monitor charges the notebook but shows no picture, and it works with a colleague's notebook. What is the most likely reason?",
    "options": [
      "The plug has been inserted upside down",
      "The cable can carry power but no data",
      "The monitor draws too much power to start",
      "The notebook's port does not carry video"
    ],
    "answer": {"choice": 3},
    "option_notes": [
      "USB-C has no wrong way up, and the charging shows that contact is made.",
      "The cable is known to be good, and the same setup works for the colleague.",
      "The monitor is the one that supplies power here, and it works with the other notebook.",
      "Right: USB-C is the shape of the plug; DisplayPort over it is an option that not every port has."
    ],
    "explanation": "The shape of a USB-C port does not say what it can do. Charging, fast data and video (DisplayPort Alternate Mode, Thunderbolt) are separate abilities, and cheap ports often lack video.",
    "tip": "USB-C names the shape. Look for the small DP or lightning sign beside the port."
  },
  {
    "kind": "matching", "topic": "printers",
    "tags": ["supplies"], "difficulty": "easy",
    "prompt": "Match each printer with what it uses up.",
    "options": [
      "Coated paper",
      "Filament",
      "Liquid ink",
      "Punched cards",
      "Ribbon",
      "Toner"
    ],
    "parts": {"stems": ["Laser", "Inkjet", "Direct thermal", "Impact (dot matrix)", "3D, by melting plastic"]},
    "answer": {"pairs": [5, 2, 0, 4, 1]},
    "option_notes": [
      "The color is in the paper itself, so nothing else is needed.",
      "A plastic thread on a spool that a hot nozzle lays down in layers.",
      "It is sprayed through nozzles, which dry out when they are not used for long.",
      "They held programs and data decades ago; no printer uses them up.",
      "Pins strike through it, as the types of a typewriter did.",
      "A fine powder of plastic and color that heat melts into the paper."
    ],
    "explanation": "Toner is for laser printers, ink for inkjets, coated paper for direct thermal ones, a ribbon for impact printers and filament for 3D printers that melt plastic.",
    "tip": "Powder, drops, heat, strike, thread."
  },
  {
    "kind": "single_choice", "topic": "file systems and permissions",
    "tags": ["ntfs", "groups"], "difficulty": "hard",
    "prompt": "Mira belongs to the groups *Staff* and *Interns*. The permissions that were set on the folder *Plans* are these; nothing is inherited.\n\n![Permissions of the folder Plans. Staff: read allowed, write allowed. Interns: read allowed, write denied.](media:80fcf957-db49-8ad0-8eb3-8afd050e384a)\n\nWhat may Mira do in the folder?",
    "options": [
      "She may read, but she may not write",
      "She may write, but she may not read",
      "She may read and also write",
      "She may neither read nor write"
    ],
    "answer": {"choice": 0},
    "option_notes": [
      "Right: what is denied to one of her groups outweighs what another allows.",
      "It is the reverse: reading is allowed twice, and writing is denied once.",
      "Permissions of groups add up, but a denial is stronger than the sum.",
      "Nobody denies her to read, and both groups allow it."
    ],
    "explanation": "On NTFS the permissions of all groups of a user are put together. A denial at the same level wins over any permission, so *Interns* takes away the writing that *Staff* would give.",
    "tip": "Add up what is allowed, then take away what is denied."
  },
  {
    "kind": "multiple_choice", "topic": "support and troubleshooting",
    "tags": ["tickets", "documentation"], "difficulty": "easy",
    "prompt": "What belongs in a ticket that a technician hands on to the next level of support? Choose three.",
    "options": [
      "The user's password, for quick tests",
      "Since when it happens, and on which devices",
      "The exact text of the error message",
      "Who is probably to blame for the fault",
      "What has been tried, and what came of it"
    ],
    "answer": {"choices": [1, 2, 4], "partial": true},
    "option_notes": [
      "Passwords are never passed on, not even to colleagues.",
      "Right: time and reach narrow the cause down more than anything else.",
      "Right: the next level can search for it word by word.",
      "A guess about blame helps nobody and stays in the record.",
      "Right: nobody should have to do the same steps again."
    ],
    "explanation": "A ticket should let somebody who knows nothing of it go on at once: message, time, reach, and what has been tried. Secrets and blame have no place in it.",
    "tip": "What, since when, where, tried what."
  },
  {
    "kind": "numeric", "topic": "safety and service",
    "tags": ["ups", "power"], "difficulty": "hard",
    "prompt": "The battery of a UPS holds 300 Wh. Of that, 90 percent reach the devices, which take 150 W together. For how many minutes can it keep them running?",
    "answer": {"value": 108, "tolerance": 0, "unit": "min"},
    "explanation": "300 Wh × 0.9 = 270 Wh reach the devices. 270 Wh ÷ 150 W = 1.8 h, and 1.8 × 60 = 108 minutes. An old battery holds less, so plan with a reserve.",
    "tip": "Watt-hours ÷ watts = hours; times 60 gives minutes."
  },
  {
    "kind": "short_text", "topic": "mobile devices",
    "tags": ["identifiers"], "difficulty": "medium",
    "prompt": "Dialing `*#06#` shows a number of 15 digits by which mobile networks recognize the device itself, whatever SIM card is in it. By which abbreviation is the number known?",
    "answer": {"accepted": ["IMEI", "IMEI number"]},
    "explanation": "IMEI is the International Mobile Equipment Identity. Networks can block a stolen phone by it, and an inventory can list it. The IMSI, by contrast, belongs to the SIM card.",
    "tip": "E for equipment, S for subscriber: IMEI and IMSI."
  },
  {
    "kind": "short_text", "topic": "command line",
    "tags": ["windows", "repair"], "difficulty": "hard",
    "prompt": "A Windows tool compares protected system files with good copies and repairs them. It is started with the parameter `/scannow` from a command prompt with administrator rights. What is the name of the command?",
    "answer": {"accepted": ["sfc", "sfc.exe", "sfc /scannow"]},
    "explanation": "SFC is the System File Checker. If its good copies are damaged, too, DISM can bring new ones first.",
    "tip": "SFC: System File Checker."
  },
  {
    "kind": "true_false", "topic": "storage",
    "tags": ["ssd", "maintenance"], "difficulty": "easy",
    "prompt": "Regular defragmentation makes a solid-state drive faster and prolongs its life.",
    "answer": {"truth": false},
    "option_notes": [
      "That was good advice for disks that turn, where the pieces of a file lay far apart.",
      "Right: every block is equally near, and the extra writing wears the cells."
    ],
    "explanation": "A solid-state drive reaches every block equally fast, so bringing the pieces of a file together gains nothing. The extra writing wears its cells.",
    "tip": "Defragment what spins. Flash gets TRIM."
  },
  {
    "kind": "single_choice", "topic": "operating systems",
    "tags": ["updates", "deployment"], "difficulty": "medium",
    "prompt": "A company has 400 PCs. How should a new feature update reach them with little risk and without a long delay?",
    "options": [
      "Only PCs whose users ask for it by themselves",
      "None, until the next version has come out",
      "A small pilot group first, then the rest in waves",
      "All PCs in the same night, to have it over and done with"
    ],
    "answer": {"choice": 2},
    "option_notes": [
      "Most would never ask, and PCs without updates stay open to attack.",
      "Waiting leaves known holes open, and the next version brings risks of its own.",
      "Right: a fault meets few people and is found before the next wave.",
      "A fault in the update would stop the whole company the next morning."
    ],
    "explanation": "Pilot users from different departments show what breaks. If nothing does for a few days, wave after wave follows, and each can be stopped.",
    "tip": "A few, then some, then all."
  },
  {
    "kind": "ordering", "topic": "processors and memory",
    "tags": ["memory", "latency"], "difficulty": "medium",
    "prompt": "Put these places for data in order of the time an access takes, from the shortest to the longest.",
    "options": [
      "Hard disk drive",
      "Level 1 cache",
      "Level 3 cache",
      "Main memory",
      "NVMe solid-state drive",
      "Register of the processor"
    ],
    "answer": {"order": [5, 1, 2, 3, 4, 0]},
    "option_notes": [
      "The arm must move and the platter must turn: several milliseconds.",
      "It sits next to the core and answers within a few cycles.",
      "The cores share it; it is larger and takes some tens of cycles.",
      "The request leaves the chip, which costs around a hundred nanoseconds.",
      "It has no moving parts, but an access still takes tens of microseconds.",
      "It is part of the core itself and is there within the same clock cycle."
    ],
    "explanation": "The closer to the core, the faster and smaller. From a register to main memory the time grows from less than a nanosecond to about a hundred; a solid-state drive takes tens of microseconds, and a hard disk takes milliseconds.",
    "tip": "Register, cache by number, memory, flash, disk: nearer is faster and smaller."
  },
  {
    "kind": "matching", "topic": "ports and peripherals",
    "tags": ["connectors"], "difficulty": "easy",
    "prompt": "Match each connector with what is plugged into it.",
    "options": [
      "Cable of a wired network",
      "Drive inside the case",
      "Graphics card",
      "Headset",
      "Monitor",
      "Telephone line"
    ],
    "parts": {"stems": ["RJ-45", "3.5 mm jack", "DisplayPort", "SATA", "PCIe x16 slot"]},
    "answer": {"pairs": [0, 3, 4, 1, 2]},
    "option_notes": [
      "RJ-45 is the eight-pin plug of Ethernet.",
      "SATA joins the board with hard disks and with many solid-state drives.",
      "The long slot gives a card sixteen lanes.",
      "The small round jack carries sound, and with four contacts a microphone, too.",
      "DisplayPort is an output for displays, as its name says.",
      "It has the smaller RJ-11, which slips into an RJ-45 socket but does not belong there."
    ],
    "explanation": "RJ-45 is Ethernet, the 3.5 mm jack is sound, DisplayPort is a display, SATA is a drive, and the x16 slot is a graphics card. A telephone's plug is RJ-11, which is not in the list.",
    "tip": "RJ-45 has eight contacts, RJ-11 is the narrow one."
  },
  {
    "kind": "hotspot", "topic": "printers",
    "tags": ["laser", "fuser"], "difficulty": "medium",
    "prompt": "The picture shows a laser printer from the side, and the way the paper takes. Its pages look right, but the toner can be wiped off with a finger. Which part needs attention? Choose one.",
    "options": [
      "Paper tray",
      "Laser unit",
      "Drum",
      "Transfer roller",
      "Fuser",
      "Output bin"
    ],
    "fixed_order": true,
    "parts": {
      "picture": "4e9f4ca4-dbc2-8406-877d-f753a153d7d8", "width": 480, "height": 420,
      "areas": [
        {"shape": "rect", "x": 108, "y": 352, "width": 304, "height": 46},
        {"shape": "polygon", "points": [[310, 114], [426, 114], [426, 194], [335, 194], [310, 163]]},
        {"shape": "circle", "x": 240, "y": 244, "radius": 42},
        {"shape": "circle", "x": 240, "y": 316, "radius": 29},
        {"shape": "rect", "x": 93, "y": 224, "width": 62, "height": 123},
        {"shape": "polygon", "points": [[94, 114], [290, 50], [300, 66], [128, 118]]}
      ]
    },
    "answer": {"choices": [4]},
    "option_notes": [
      "The tray holds the paper; a fault there shows as jams or as skewed pages.",
      "The laser writes the picture on the drum; a fault there shows as missing or blurred parts.",
      "The drum carries the toner to the paper; a scratch on it shows as a mark that repeats.",
      "The transfer roller pulls the toner onto the paper; pages would come out faint or blank.",
      "Right: the fuser melts the toner into the paper, and is too cold or worn here.",
      "The output bin only catches what is finished."
    ],
    "explanation": "Toner is a powder of plastic that becomes fast only when heat and pressure melt it into the paper. That is what the fuser does, as the last station before the output.",
    "tip": "Smears off: fuser. Repeats: drum. Faint: toner or transfer."
  },
  {
    "kind": "true_false", "topic": "file systems and permissions",
    "tags": ["deleting", "recovery"], "difficulty": "medium",
    "prompt": "On a hard disk that is not encrypted, a file that was deleted and emptied from the trash can often be recovered, as long as nothing has been written over its blocks.",
    "answer": {"truth": true},
    "option_notes": [
      "Right: deleting only marks blocks as free, and a tool can find what is still in them.",
      "Emptying the trash removes the entry of the file, not its contents."
    ],
    "explanation": "Deleting marks the blocks as free and leaves their contents. Recovery tools look for them, so stop using the disk at once. On a solid-state drive TRIM usually clears such blocks soon.",
    "tip": "Deleted means \"may be overwritten\", not \"is gone\"."
  },
  {
    "kind": "numeric", "topic": "support and troubleshooting",
    "tags": ["power supply"], "difficulty": "hard",
    "prompt": "Under full load a PC's processor takes 125 W, its graphics card 220 W, its drives 15 W and everything else 60 W. The builder wants this load to be at most 70 percent of the power supply's rating. What is the smallest rating in watts that does?",
    "answer": {"value": 600, "tolerance": 0, "unit": "W"},
    "explanation": "The load is 125 + 220 + 15 + 60 = 420 W. 420 ÷ 0.7 = 600, so a supply of 600 W is loaded with exactly 70 percent.",
    "tip": "Add up the load, then divide by the share it may take."
  },
  {
    "kind": "single_choice", "topic": "command line",
    "tags": ["linux", "privileges"], "difficulty": "easy",
    "prompt": "Why do administrators of Linux machines prefer `sudo` before single commands to working signed in as root?",
    "options": [
      "Root is not allowed to install any programs",
      "Full rights last for one command, and it is logged",
      "`sudo` asks before it overwrites or deletes somebody's file",
      "Commands run faster with `sudo` than without it"
    ],
    "answer": {"choice": 1},
    "option_notes": [
      "Root may do everything, which is just why one uses it sparingly.",
      "Right: a slip does less harm, and one can see later who did what.",
      "It asks for a password and not whether the command is a good idea.",
      "The rights of a command have no effect on its speed."
    ],
    "explanation": "Working with few rights and raising them for a single step is least privilege in practice. `sudo` also writes down who ran which command.",
    "tip": "Rights like a power tool: pick up, use, put down."
  },
  {
    "kind": "single_choice", "topic": "safety and service",
    "tags": ["fire"], "difficulty": "medium",
    "prompt": "Smoke and small flames come out of a server that is plugged in. Everyone can leave the room easily. Which extinguisher is right for a first attempt, if there is to be one?",
    "options": [
      "Water",
      "Water-based foam",
      "A wet blanket",
      "Carbon dioxide"
    ],
    "answer": {"choice": 3},
    "option_notes": [
      "Water conducts; whoever holds the hose may get a shock.",
      "Foam contains water and conducts as well, unless it is approved for electrical equipment.",
      "It is wet, and brings the hands close to live parts.",
      "Right: it does not conduct electricity and leaves nothing behind."
    ],
    "explanation": "For energized equipment one takes what does not conduct: carbon dioxide or a dry agent. In a small room carbon dioxide takes the place of air, so use it briefly and leave. People come first: raise the alarm and cut the power if it is safe.",
    "tip": "Under voltage: nothing wet."
  },
  {
    "kind": "multiple_choice", "topic": "storage",
    "tags": ["ssd", "erasure", "disposal"], "difficulty": "hard",
    "prompt": "A solid-state drive leaves the company with a sold notebook. Which two methods make its old data unreadable and leave the drive usable? Choose two.",
    "options": [
      "The drive's own secure-erase command",
      "Deleting all files and emptying the trash",
      "Passing the drive through a strong magnet",
      "Destroying the key of the drive's full encryption",
      "A quick format of all its partitions"
    ],
    "answer": {"choices": [0, 3], "partial": true},
    "option_notes": [
      "Right: the controller resets every cell, also those the system cannot reach.",
      "Deleting removes the entries of files and leaves their blocks until something overwrites them.",
      "Flash stores charge and not magnetism, so a degausser leaves the data in place.",
      "Right: without the key, everything that was written is noise.",
      "A quick format writes a new, empty index; the old contents are still there to be found."
    ],
    "explanation": "Wear leveling keeps copies in cells that the operating system cannot address. Only the drive itself can clear them, by a secure erase, or they are worthless because their encryption key is gone.",
    "tip": "For flash: let the drive erase itself, or lose the key on purpose."
  },
  {
    "kind": "single_choice", "topic": "mobile devices",
    "tags": ["byod", "management"], "difficulty": "medium",
    "prompt": "Employees use their own phones for mail at work. When somebody leaves, the company must remove its data and may not touch private photos. What makes that possible?",
    "options": [
      "A managed work profile, kept apart from the rest",
      "A longer PIN that only the company's admin knows",
      "A promise by the employee to delete all the mail",
      "A remote wipe of the whole phone on the last day"
    ],
    "answer": {"choice": 0},
    "option_notes": [
      "Right: the profile has its own storage and apps, and can be deleted by itself.",
      "It would lock the owner out and remove nothing.",
      "A promise cannot be checked, and copies in apps are easily forgotten.",
      "A full wipe would delete the private photos, too."
    ],
    "explanation": "Mobile device management can create a container for work: encrypted, with rules of its own, and erasable alone. The private part stays out of the company's reach.",
    "tip": "Two lives on one phone: two containers."
  },
  {
    "kind": "matching", "topic": "operating systems",
    "tags": ["concepts"], "difficulty": "medium",
    "prompt": "Match each description with its term.",
    "options": [
      "Driver",
      "Kernel",
      "Process",
      "Service",
      "Shell",
      "Thread"
    ],
    "parts": {"stems": ["A program that is being run, with memory of its own", "A line of execution inside of a running program", "A program that works in the background, without a window", "What translates between the system and one device", "The core that shares out processor, memory and devices"]},
    "answer": {"pairs": [2, 5, 3, 0, 1]},
    "option_notes": [
      "It knows one device's registers and protocols so that the rest need not.",
      "It runs with all rights and decides who gets what, and when.",
      "The system keeps the memory of one process apart from all others.",
      "Linux calls it a daemon; it often starts with the system.",
      "It is how a person gives commands, by text or by windows; none of the descriptions says so.",
      "The threads of one process share its memory and can run on several cores."
    ],
    "explanation": "Processes are running programs, threads run inside of them, services run without a window, drivers speak with devices, and the kernel manages all of it. A shell is what people talk to.",
    "tip": "The kernel is inside, the shell is outside, as with a nut."
  },
  {
    "kind": "true_false", "topic": "command line",
    "tags": ["linux", "deleting"], "difficulty": "easy",
    "prompt": "A file that was removed with `rm` on a Linux server can be taken out of the trash afterward.",
    "answer": {"truth": false},
    "option_notes": [
      "File managers on the desktop have a trash; the command line does not use it.",
      "Right: `rm` removes the entry at once, and only a backup brings it back."
    ],
    "explanation": "`rm` removes the entry at once and knows no trash; that belongs to file managers of the desktop. `rm -i` asks before each file, and a backup helps afterward.",
    "tip": "Look with `ls` what a pattern matches before you give it to `rm`."
  },
  {
    "kind": "numeric", "topic": "processors and memory",
    "tags": ["memory", "upgrade"], "difficulty": "medium",
    "prompt": "A board has four memory slots and supports at most 64 GiB in total. Two slots hold modules of 8 GiB each, which stay. The other two are filled with two equal modules, as large as the board allows. How many GiB does each new module have?",
    "answer": {"value": 24, "tolerance": 0, "unit": "GiB"},
    "explanation": "The modules that stay have 2 × 8 = 16 GiB, so 64 − 16 = 48 GiB are left. Shared by two modules, that is 24 GiB each. DDR5 modules of this size exist.",
    "tip": "Subtract what stays, then divide by the free slots."
  },
  {
    "kind": "single_choice", "topic": "ports and peripherals",
    "tags": ["docking", "power delivery"], "difficulty": "medium",
    "prompt": "A notebook that needs a charger of 90 W is connected to a docking station. Monitor, keyboard and network work, but under load the battery slowly runs down. Which cause fits best?",
    "options": [
      "The dock's network port slows down the charging",
      "The monitor's cable is too long for the resolution it shows",
      "The dock delivers fewer watts than the notebook uses",
      "The notebook's driver for the dock is out of date"
    ],
    "answer": {"choice": 2},
    "option_notes": [
      "The network port shares the data link, and its power draw is tiny.",
      "A cable that is too long makes the picture flicker or vanish, and takes no charge.",
      "Right: a dock that passes on 60 W covers light work only, and the battery makes up the rest.",
      "Everything that needs the driver works; what is missing is power."
    ],
    "explanation": "Docks and chargers agree with the notebook on a power. If the dock can spare 60 W and the notebook takes 90 W under load, the difference comes from the battery.",
    "tip": "Data works, charge falls: compare the watts."
  },
  {
    "kind": "single_choice", "topic": "printers",
    "tags": ["thermal", "receipts"], "difficulty": "medium",
    "prompt": "After someone changed the roll, the receipt printer of a shop feeds paper with a sound as always, but every receipt is blank. It prints with heat. What is most likely?",
    "options": [
      "The toner has not been shaken after it was opened",
      "The cash register sends its data too slowly now",
      "The roll is in with its coated side away from the head",
      "The ink ribbon has run dry and has to be replaced"
    ],
    "answer": {"choice": 2},
    "option_notes": [
      "Toner belongs to laser printers.",
      "A slow line would delay receipts, not feed them at full length without a letter.",
      "Right: only one side of thermal paper darkens when it is heated.",
      "A direct thermal printer has no ribbon; the color is in the paper."
    ],
    "explanation": "Thermal paper is coated on one side, and the head darkens only that side. Scratch the paper with a fingernail: the coated side leaves a dark line.",
    "tip": "Scratch test: the side that darkens faces the head."
  },
  {
    "kind": "multiple_choice", "topic": "file systems and permissions",
    "tags": ["linux", "ls"], "difficulty": "medium",
    "prompt": "`ls -l` shows this line:\n\n```\n-rw-r----- 1 mira staff 2048 May  4 09:12 budget.ods\n```\n\nRoot aside, which two statements are true? Choose two.",
    "options": [
      "Mira can change the file",
      "Members of the group *staff* can read the file",
      "Everyone else can read the file",
      "The file is a directory",
      "Members of the group *staff* can change the file"
    ],
    "answer": {"choices": [0, 1], "partial": true},
    "option_notes": [
      "Right: the first three letters after the dash are the owner's, and they have w.",
      "Right: the second group of three says r.",
      "The last group of three is empty, so others can do nothing.",
      "A directory's line begins with d; this one begins with a dash.",
      "The second group of three has no w."
    ],
    "explanation": "The ten characters are the type, then read, write and execute for owner, group and others. Here: a regular file, `rw-` for mira, `r--` for staff, `---` for the rest.",
    "tip": "Type, then three times three: me, mine, the rest."
  },
  {
    "kind": "single_choice", "topic": "support and troubleshooting",
    "tags": ["safe mode", "drivers"], "difficulty": "medium",
    "prompt": "After a driver was updated, a Windows PC restarts again and again before the sign-in screen. In safe mode it runs without trouble. What does that suggest?",
    "options": [
      "The fault is in something that safe mode leaves out",
      "The fault is in the account of the user",
      "The fault is in the drive, which is going to fail before long",
      "The fault is in the power supply of the PC"
    ],
    "answer": {"choice": 0},
    "option_notes": [
      "Right: safe mode loads a small set of drivers and services, and the new driver is not among them.",
      "The restart comes before anyone signs in.",
      "A failing drive would give trouble in safe mode, too, as Windows is read from the same place.",
      "The PC draws power in safe mode as well, and runs there without trouble."
    ],
    "explanation": "Safe mode starts with the least that is needed. If it works, hardware and core are sound, and what is left out is under suspicion: here, the updated driver can be rolled back from safe mode.",
    "tip": "Works in safe mode: it is something that was added."
  },
  {
    "kind": "case", "topic": "storage",
    "tags": ["backup", "restore"], "difficulty": "hard",
    "prompt": "A small office makes a **full** backup every Sunday night and an **incremental** backup on all remaining nights. Each night's backup is finished before the office opens. On Thursday at noon the server's only disk fails.",
    "parts": {"parts": [
      {"kind": "numeric", "prompt": "How many backup sets does the restore need, the full backup included?", "options": null, "parts": null, "unit": null},
      {"kind": "single_choice", "prompt": "Which work is lost even if every set is readable?", "options": ["What was changed on Wednesday afternoon", "What was changed on Thursday morning", "What was changed before last Sunday", "What was changed since Sunday night"], "parts": null, "unit": null},
      {"kind": "true_false", "prompt": "With differential backups in place of incremental ones, two sets would be enough for the restore.", "options": null, "parts": null, "unit": null},
      {"kind": "single_choice", "prompt": "Which habit shows best, ahead of time, that a restore will work?", "options": ["Counting the backup sets at the end of the week", "Running the backup twice in the same night", "Reading the backup's log for errors every day", "Restoring to a spare machine from time to time"], "parts": null, "unit": null}
    ]},
    "answer": {"parts": [{"kind": "numeric", "value": 4, "tolerance": 0}, {"kind": "single_choice", "choice": 1}, {"kind": "true_false", "truth": true}, {"kind": "single_choice", "choice": 3}]},
    "explanation": "The restore takes Sunday's full backup and the incrementals of Monday, Tuesday and Wednesday night: four sets. Wednesday night's backup holds everything up to then, so only Thursday morning is lost. A differential holds all changes since the full backup, so the last one is enough beside it. Only a restore that was tried shows that a backup can be restored.",
    "tip": "Incremental: quick to make, long to restore. Differential: the reverse."
  },
  {
    "kind": "true_false", "topic": "safety and service",
    "tags": ["power", "ups"], "difficulty": "easy",
    "prompt": "A surge protector keeps a PC running during a short power cut.",
    "answer": {"truth": false},
    "option_notes": [
      "That is what a UPS does, which looks similar and has a battery.",
      "Right: there is no battery in it that could take over."
    ],
    "explanation": "A surge protector cuts off voltage that is too high and stores nothing. An uninterruptible power supply (UPS) has a battery and bridges a power cut.",
    "tip": "Surge protector: too much. UPS: none at all."
  },
  {
    "kind": "short_text", "topic": "operating systems",
    "tags": ["boot", "network"], "difficulty": "hard",
    "prompt": "PCs without an installed system can load an installer over the network when they start. Which three-letter abbreviation names this way to start in the firmware's boot order?",
    "answer": {"accepted": ["PXE", "PXE boot"]},
    "explanation": "PXE is the Preboot Execution Environment. The network card gets an address by DHCP together with the name of a file, which it then loads and starts.",
    "tip": "PXE, said \"pixie\": it comes out of the network."
  },
  {
    "kind": "cloze", "topic": "command line",
    "tags": ["linux", "disk space"], "difficulty": "medium",
    "prompt": "A Linux server says that no space is left. The command {{1}} shows how full each mounted file system is. The command {{2}} then shows which directories take the most. To watch new lines of a log as they are written, use {{3}} with the option -f. To read a long file page by page, use {{4}}.",
    "parts": {"gaps": [["df", "du", "ls", "ps"], ["df", "du", "ls", "ps"], ["cat", "head", "sort", "tail"], null]},
    "answer": {"gaps": [{"choice": 0}, {"choice": 1}, {"choice": 3}, {"accepted": ["less", "more"]}]},
    "explanation": "`df` (disk free) speaks of whole file systems, `du` (disk usage) of directories. `tail -f` follows the end of a file, and `less` shows a file page by page, as the older `more` does.",
    "tip": "df: how much is free. du: who used it."
  },
  {
    "kind": "single_choice", "topic": "processors and memory",
    "tags": ["virtualization", "firmware"], "difficulty": "medium",
    "prompt": "A new PC has plenty of memory and a recent processor. Its hypervisor still refuses to start any 64-bit virtual machine and says that hardware support is missing. Where should the technician look first?",
    "options": [
      "In the firmware, for a setting of the processor",
      "In the guest, for a missing display driver",
      "On the board, for a jumper beside the memory slots",
      "In the case, for a loose cable of the drive"
    ],
    "answer": {"choice": 0},
    "option_notes": [
      "Right: many boards ship with the processor's virtualization extensions turned off.",
      "The guest does not even start, so none of its drivers plays a part yet.",
      "Jumpers clear settings or reset passwords; virtualization is a setting of the firmware.",
      "A loose drive cable would keep the host itself from finding its files."
    ],
    "explanation": "Hypervisors rely on the virtualization extensions of the processor. They can be turned off in the firmware (UEFI) settings, and on many boards they are when the board leaves the factory.",
    "tip": "\"Hardware support is missing\" on new hardware usually means \"turned off in the firmware\"."
  },
  {
    "kind": "matching", "topic": "storage",
    "tags": ["raid"], "difficulty": "medium",
    "prompt": "Match each arrangement of disks with its RAID level.",
    "options": [
      "RAID 0",
      "RAID 1",
      "RAID 10",
      "RAID 5",
      "RAID 6"
    ],
    "parts": {"stems": ["Data striped over two disks, with nothing to spare", "Two disks that hold the same data", "Stripes over three or more disks, with the parity of one", "Stripes over pairs of mirrored disks"]},
    "answer": {"pairs": [0, 1, 3, 2]},
    "option_notes": [
      "It is the fastest and the least safe: one failed disk takes everything along.",
      "A mirror: half of the capacity, and either disk will do.",
      "A stripe (0) over mirrors (1): fast, and half of the capacity.",
      "Parity that is spread over all disks replaces any one of them.",
      "It has two parities and needs four disks or more, so that any two may fail."
    ],
    "explanation": "RAID 0 stripes, RAID 1 mirrors, RAID 5 stripes with one parity, RAID 10 stripes over mirrors. RAID 6 would have a second parity, which none of the descriptions mentions.",
    "tip": "0: zero safety. 1: one and the same. 5: one to spare. 10: a 1 inside of a 0."
  },
  {
    "kind": "multiple_choice", "topic": "ports and peripherals",
    "tags": ["display", "audio"], "difficulty": "medium",
    "prompt": "Which interfaces carry picture and sound through one cable? Choose two.",
    "options": [
      "VGA",
      "HDMI",
      "3.5 mm jack",
      "PS/2",
      "DisplayPort"
    ],
    "answer": {"choices": [1, 4]},
    "option_notes": [
      "It is analog and carries the picture alone; sound needs a second cable.",
      "Right: it was made for TV sets and has carried sound from the beginning.",
      "It carries sound alone.",
      "It connects an old keyboard or mouse and carries neither.",
      "Right: it sends packets of picture and sound over the same lanes."
    ],
    "explanation": "HDMI and DisplayPort are digital and carry both. VGA brings an analog picture, the 3.5 mm jack brings sound, and PS/2 was for keyboards and mice.",
    "tip": "Digital display ports bring their sound along."
  },
  {
    "kind": "ordering", "topic": "printers",
    "tags": ["laser", "imaging"], "difficulty": "hard",
    "prompt": "A laser printer turns data into a page in seven steps. Put them in order, beginning with the data. Cleaning ends the cycle here.",
    "options": [
      "Charging",
      "Cleaning",
      "Developing",
      "Exposing",
      "Fusing",
      "Processing",
      "Transferring"
    ],
    "answer": {"order": [5, 0, 3, 2, 6, 4, 1]},
    "option_notes": [
      "The drum gets an even charge, like a board that is wiped before writing.",
      "A blade takes what is left off the drum before the next turn.",
      "Toner jumps to the places that the laser has touched.",
      "The laser changes the charge where there is to be toner.",
      "Heat and pressure melt the toner into the paper.",
      "The controller turns the job into a picture of the whole page.",
      "The paper, charged as well, pulls the toner off the drum."
    ],
    "explanation": "The page is computed, the drum is charged, the laser exposes it, toner develops it, the paper takes the toner over, the fuser fixes it, and the drum is cleaned for the next page.",
    "tip": "Please Cut Every Duck's Tail Feathers Carefully: Process, Charge, Expose, Develop, Transfer, Fuse, Clean."
  },
  {
    "kind": "single_choice", "topic": "file systems and permissions",
    "tags": ["ntfs", "inheritance"], "difficulty": "hard",
    "prompt": "On a Windows server, a user copies a file from *Private* to *Shared*, two folders of the same NTFS volume. With usual settings, which permissions does the copy have?",
    "options": [
      "None until the owner sets them",
      "Full control for everyone",
      "Those of the file in *Private*",
      "Those that it inherits from *Shared*"
    ],
    "answer": {"choice": 3},
    "option_notes": [
      "The copy inherits at once, so it can be used at once.",
      "Nobody gets rights that the folder does not give.",
      "A file that is moved within a volume keeps its permissions; a copy does not.",
      "Right: copying creates another file, and its place decides who may open it."
    ],
    "explanation": "Copying makes a new file, which inherits from the folder it is made in. Moving within one volume only changes the file's entry, so permissions set on it stay.",
    "tip": "Copy: new home, new rules. Move next door: it keeps its own."
  },
  {
    "kind": "true_false", "topic": "mobile devices",
    "tags": ["wireless"], "difficulty": "easy",
    "prompt": "While a phone is in airplane mode, Wi-Fi can be turned on again by itself.",
    "answer": {"truth": true},
    "option_notes": [
      "Right: the mode turns all radios off, and some may then be turned on again one by one.",
      "The mode is a shortcut for several switches and does not lock them."
    ],
    "explanation": "Airplane mode turns the radios off together. On today's phones Wi-Fi and Bluetooth can then be turned on one by one, while the mobile network stays off.",
    "tip": "Airplane mode is a master switch and no lock."
  },
  {
    "kind": "hotspot", "topic": "support and troubleshooting",
    "tags": ["motherboard", "clock"], "difficulty": "medium",
    "prompt": "Whenever this PC has been unplugged overnight, its clock is wrong and its firmware settings are back at their defaults. Plugged in, it keeps both. Which part on the board should be replaced? Choose one.",
    "options": [
      "Processor socket",
      "Memory slots",
      "Long expansion slot",
      "Main power connector",
      "Drive connectors",
      "Coin cell"
    ],
    "fixed_order": true,
    "parts": {
      "picture": "1b45705f-6f6c-8ca5-8a75-b218e74a6f75", "width": 480, "height": 480,
      "areas": [
        {"shape": "rect", "x": 126, "y": 74, "width": 152, "height": 140},
        {"shape": "rect", "x": 292, "y": 56, "width": 96, "height": 188},
        {"shape": "rect", "x": 50, "y": 270, "width": 268, "height": 38},
        {"shape": "rect", "x": 404, "y": 70, "width": 50, "height": 168},
        {"shape": "rect", "x": 380, "y": 292, "width": 74, "height": 134},
        {"shape": "circle", "x": 192, "y": 380, "radius": 42}
      ]
    },
    "answer": {"choices": [5]},
    "option_notes": [
      "The processor sits in the socket; it keeps no time while the PC is off.",
      "Memory forgets everything at each shutdown, and is expected to.",
      "The long slot takes a graphics card, which has no part in keeping the time.",
      "The main power connector brings power while the PC is plugged in, and that works.",
      "The drive connectors lead to disks; settings of the firmware are not stored there.",
      "Right: the coin cell feeds the clock and keeps the settings while there is no other power."
    ],
    "explanation": "With the plug pulled, only the coin cell keeps the clock running, and on many boards the settings, too. After some years it is empty. A new one, usually a CR2032, costs little.",
    "tip": "Loses the time when unplugged: coin cell."
  },
  {
    "kind": "single_choice", "topic": "command line",
    "tags": ["linux", "pipes"], "difficulty": "medium",
    "prompt": "What does this command print?\n\n```\ngrep -i error system.log | wc -l\n```",
    "options": [
      "The lines that contain \"error\", numbered",
      "The number of lines that contain \"error\"",
      "The last lines that were added to the file",
      "The number of letters in the file `system.log`"
    ],
    "answer": {"choice": 1},
    "option_notes": [
      "That is `grep -in error system.log`; here `wc` swallows the lines and prints their number.",
      "Right: `grep` passes on the lines that match, and `wc -l` counts them.",
      "That is what `tail system.log` prints.",
      "That would be `wc -m system.log`, without `grep`."
    ],
    "explanation": "The pipe makes the output of `grep` the input of `wc`. `grep -i` finds lines regardless of case, and `wc -l` counts lines, so a single number comes out.",
    "tip": "Read a pipe from the left: what flows into the next command?"
  },
  {
    "kind": "single_choice", "topic": "operating systems",
    "tags": ["secure boot", "firmware"], "difficulty": "medium",
    "prompt": "What does Secure Boot check when a PC starts?",
    "options": [
      "That the user knows the password of the drive",
      "That the files of the user carry no virus",
      "That the boot loader is signed by a trusted key",
      "That the hardware has passed a full test of its memory"
    ],
    "answer": {"choice": 2},
    "option_notes": [
      "A password of the drive or of the firmware is asked for apart from Secure Boot.",
      "It looks at what starts the system; users' files are checked by a scanner later.",
      "Right: code that was changed or comes from strangers is not started.",
      "Testing memory is a part of the power-on self-test or of a tool."
    ],
    "explanation": "The firmware keeps keys and refuses boot loaders whose signature does not match. That stops malware that would load before the system and hide from it.",
    "tip": "Secure Boot asks: who signed you?"
  },
  {
    "kind": "single_choice", "topic": "safety and service",
    "tags": ["privacy", "conduct"], "difficulty": "easy",
    "prompt": "While repairing a notebook in a law office, a technician sees an open letter about a well-known client on the screen. What is right?",
    "options": [
      "Take a photo, as a proof of the notebook's state",
      "Ask the user to close it, and tell nobody what it said",
      "Read it to the end, to know what must be protected",
      "Mention it to colleagues as a warning for the future"
    ],
    "answer": {"choice": 1},
    "option_notes": [
      "A photo is a copy of confidential data on a private device.",
      "Right: what one sees at work is confidential, and the user can put it away.",
      "One does not need the contents to protect them.",
      "Each telling is a breach of confidence, whatever it is meant for."
    ],
    "explanation": "Technicians see much that is none of their business. They look only at what the work needs, ask for documents to be closed, and keep to themselves what they saw.",
    "tip": "See only what you must, repeat none of it."
  },
  {
    "kind": "cloze", "topic": "storage",
    "tags": ["backup"], "difficulty": "easy",
    "prompt": "The 3-2-1 rule asks for at least {{1}} copies of the data, the original among them, on {{2}} different kinds of media, with {{3}} of them in another place. A copy that is {{4}} from the network cannot be encrypted by an attacker who has broken in.",
    "parts": {"gaps": [null, null, null, ["disconnected", "indexed", "mirrored"]]},
    "answer": {"gaps": [{"value": 3, "tolerance": 0}, {"value": 2, "tolerance": 0}, {"value": 1, "tolerance": 0}, {"choice": 0}]},
    "explanation": "Three copies on two kinds of media, one of them elsewhere: then no single fault, fire or theft takes them all. What is not connected is also out of reach for ransomware, while a mirror would copy the damage at once.",
    "tip": "Three copies, two media, one away, and one unplugged."
  },
  {
    "kind": "true_false", "topic": "processors and memory",
    "tags": ["cores", "performance"], "difficulty": "easy",
    "prompt": "A program that does all its work in a single thread runs twice as fast on a processor with twice as many equal cores.",
    "answer": {"truth": false},
    "option_notes": [
      "Twice the cores are twice the lanes; a single thread drives in one of them.",
      "Right: a single thread runs on one core at a time, so the others stay idle."
    ],
    "explanation": "One thread runs on one core at a time, so more cores of the same speed do not help it. They help when a program divides its work, or when several programs run at once.",
    "tip": "More cores are more lanes, not a higher speed limit."
  },
  {
    "kind": "categorizing", "topic": "ports and peripherals",
    "tags": ["peripherals"], "difficulty": "easy",
    "prompt": "Seen from the PC: which of these devices bring data in, which put it out, and which do both?",
    "options": [
      "Barcode reader",
      "Flatbed scanner",
      "Headset with microphone",
      "Pair of speakers",
      "Projector",
      "Touchscreen",
      "Webcam"
    ],
    "parts": {"categories": ["Input", "Output", "Both"]},
    "answer": {"categories": [0, 0, 2, 1, 1, 2, 0]},
    "option_notes": [
      "It types what it reads, much like a keyboard.",
      "It turns paper into a picture for the PC.",
      "Speakers for the ears and a microphone for the voice.",
      "They play what the PC sends and hear nothing.",
      "It is a display, only larger.",
      "It shows a picture and reports where it is touched.",
      "It sends pictures to the PC and shows none."
    ],
    "explanation": "Readers, cameras and scanners bring data in; projectors and speakers put it out. A touchscreen and a headset are two devices in one.",
    "tip": "Take the place of the PC and ask which way the data runs."
  },
  {
    "kind": "single_choice", "topic": "printers",
    "tags": ["laser", "defects"], "difficulty": "medium",
    "prompt": "Every page of a laser printer has the same small dark dot several times, one below the other, always at the same distance. What does the distance tell?",
    "options": [
      "The amount of toner that is left in the cartridge",
      "The resolution that the driver was set to",
      "The length of the cable between PC and printer",
      "The size around of the roller that has the mark"
    ],
    "answer": {"choice": 3},
    "option_notes": [
      "Little toner makes areas faint, and no pattern that repeats.",
      "Resolution sets how fine all dots are; it does not place a single one again and again.",
      "A bad cable garbles or breaks jobs, and leaves no dots at even distances.",
      "Right: a damaged drum or roller prints its mark once per turn."
    ],
    "explanation": "What repeats evenly down the page comes from something round. Service manuals list the circumference of each drum and roller, so a ruler names the part.",
    "tip": "Repeats? Measure, and look up the circumference."
  },
  {
    "kind": "categorizing", "topic": "file systems and permissions",
    "tags": ["ntfs", "apfs", "ext4", "exfat"], "difficulty": "medium",
    "prompt": "Which operating system was each of these file systems made for? Sort them.",
    "options": [
      "APFS",
      "Btrfs",
      "HFS+",
      "NTFS",
      "ReFS",
      "XFS",
      "ext4"
    ],
    "parts": {"categories": ["Windows", "macOS", "Linux"]},
    "answer": {"categories": [1, 2, 1, 0, 0, 2, 2]},
    "option_notes": [
      "Apple's file system for flash, on all its devices.",
      "It brings snapshots and checksums to Linux.",
      "What Macs used before APFS.",
      "The usual file system of Windows, with permissions and a journal.",
      "Made for large Windows servers, with checksums.",
      "Born on another Unix; today it is at home on Linux servers with large files.",
      "The default of many Linux distributions."
    ],
    "explanation": "NTFS and ReFS come from Windows, APFS and HFS+ from Apple, and ext4, XFS and Btrfs are at home on Linux. To exchange a drive between all three, exFAT is the common ground.",
    "tip": "A for Apple, ext for Linux, NT for Windows."
  },
  {
    "kind": "case", "topic": "support and troubleshooting",
    "tags": ["boot", "diagnosis"], "difficulty": "expert",
    "prompt": "A PC that was moved to another desk no longer starts Windows. Its fans turn, the firmware's logo appears, and then the screen says:\n\n```\nNo bootable device found.\nInsert boot disk and press any key.\n```\n\nThe firmware's list of drives shows **no drive**. A USB stick with a photo album is still plugged in.",
    "parts": {"parts": [
      {"kind": "single_choice", "prompt": "What has already been shown to work?", "options": ["The boot loader and the kernel of Windows", "The drive, its cable and its file system", "Power, processor, memory and display", "The network card and its driver"], "parts": null, "unit": null},
      {"kind": "single_choice", "prompt": "The drive is a SATA disk. Which step comes first?", "options": ["Switch off, unplug, and check its two cables", "Install Windows anew from a USB stick", "Repair the boot loader from a rescue system", "Replace the coin cell on the board"], "parts": null, "unit": null},
      {"kind": "true_false", "prompt": "Repairing the boot loader from a rescue stick is promising while the firmware does not list the drive.", "options": null, "parts": null, "unit": null},
      {"kind": "single_choice", "prompt": "After the cables were seated again, the drive is listed, but the message comes once more. It goes away when the USB stick is pulled out. What was wrong now?", "options": ["The stick took the power that the drive needs", "The stick stood before the drive in the boot order", "The stick had infected the firmware with malware", "The stick had replaced Windows on the drive"], "parts": null, "unit": null}
    ]},
    "answer": {"parts": [{"kind": "single_choice", "choice": 2}, {"kind": "single_choice", "choice": 0}, {"kind": "true_false", "truth": false}, {"kind": "single_choice", "choice": 1}]},
    "explanation": "A logo and a message prove power, processor, memory and display. A drive that the firmware does not see is a matter of cables, connectors or the drive itself, and no software can repair it from outside. Later the firmware tried the stick first, found nothing to start on it, and stopped there.",
    "tip": "Listed in the firmware? If not, it is hardware; if so, look at the boot order."
  },
  {
    "kind": "multiple_choice", "topic": "command line",
    "tags": ["linux"], "difficulty": "medium",
    "prompt": "You look around on a server of somebody else and must not change any file. Which of these commands only show something? Choose three.",
    "options": [
      "`mv notes.txt old.txt`",
      "`df -h`",
      "`touch notes.txt`",
      "`sort notes.txt > notes.txt`",
      "`ls -la`",
      "`cat notes.txt`"
    ],
    "answer": {"choices": [1, 4, 5], "partial": true},
    "option_notes": [
      "It renames the file, and replaces `old.txt` if there is one.",
      "Right: it prints how full the file systems are.",
      "It sets the file's time to now, and creates the file if it is missing.",
      "The shell empties the file before `sort` reads it, so its contents are lost.",
      "Right: it lists everything in the directory, also hidden files.",
      "Right: it prints the file and leaves it as it is."
    ],
    "explanation": "`cat`, `df` and `ls` read and print. `touch` changes times, `mv` changes names, and `>` into the file that is being read destroys it.",
    "tip": "Any `>` in the line? Then something is written."
  },
  {
    "kind": "ordering", "topic": "operating systems",
    "tags": ["boot"], "difficulty": "medium",
    "prompt": "Put the steps of a PC's start in order, from pressing the power button to the sign-in screen.",
    "options": [
      "Services are started in the background",
      "The boot loader reads the kernel into memory",
      "The firmware looks for a device to start from",
      "The firmware tests the basic hardware",
      "The kernel sets up drivers and mounts the system's volume",
      "The sign-in screen appears"
    ],
    "answer": {"order": [3, 2, 1, 4, 0, 5]},
    "option_notes": [
      "Network, updates and many others begin before anyone signs in.",
      "A small program that knows enough of the file system to find the kernel.",
      "It follows the boot order among the devices it has found.",
      "The power-on self-test comes first; with bad memory nothing else can run.",
      "From here on the operating system is in charge of the hardware.",
      "The system is ready for a user."
    ],
    "explanation": "Firmware, boot loader, kernel, services, sign-in: each step loads the next larger one. Where a start stops tells you which step to look at.",
    "tip": "Small starts large: firmware, loader, kernel, services, you."
  },
  {
    "kind": "single_choice", "topic": "mobile devices",
    "tags": ["loss", "security"], "difficulty": "medium",
    "prompt": "A sales manager has lost a company phone on a train. It is managed, encrypted and locked by a PIN, and it holds customers' data. Its place on the map keeps moving. What is the best order of steps?",
    "options": [
      "Report it, lock it remotely, and wipe it if it is not back soon",
      "Follow the map alone, and take the phone back from whoever has it",
      "Wait for a week, since the finder may well call by then",
      "Buy a new phone, restore it, and leave the old one as it is"
    ],
    "answer": {"choice": 0},
    "option_notes": [
      "Right: the lock keeps others out at once, and wiping stays possible while the phone is online.",
      "Meeting whoever has it may be dangerous, and the data stays open meanwhile.",
      "A week is time enough to attack the PIN, and the phone may go offline for good.",
      "The lost phone still holds customers' data and keys to accounts."
    ],
    "explanation": "Whoever manages phones can lock, locate and wipe them from afar, but only while they are online. So the loss is reported at once; data protection rules may also ask for a report.",
    "tip": "Report, lock, wipe: before the battery is empty."
  },
  {
    "kind": "numeric", "topic": "storage",
    "tags": ["units", "capacity"], "difficulty": "hard",
    "prompt": "A drive is sold as 2 TB, which is 2,000,000,000,000 bytes. How many GiB is that, with 1 GiB = 2³⁰ bytes? Round to a whole number.",
    "answer": {"value": 1863, "tolerance": 1, "unit": "GiB"},
    "explanation": "2,000,000,000,000 ÷ 1,073,741,824 ≈ 1862.6, so 1863 GiB. Nothing is missing: makers count in powers of ten, and some systems in powers of two.",
    "tip": "From TB to TiB you lose about 9 percent, from GB to GiB about 7."
  },
  {
    "kind": "single_choice", "topic": "command line",
    "tags": ["linux", "path"], "difficulty": "hard",
    "prompt": "`ls -l` shows that `backup.sh` in the current directory is executable for everyone. Typing `backup.sh` still answers \"command not found\". Why?",
    "options": [
      "The script has to be compiled before its start",
      "The user lacks the right to execute the file",
      "The name of a script must not contain a dot",
      "The current directory is not in the search path"
    ],
    "answer": {"choice": 3},
    "option_notes": [
      "A shell reads scripts as text, line by line.",
      "Then the answer would be \"Permission denied\", and `ls -l` shows that the right is there.",
      "Dots mean nothing to the shell; `.sh` is a habit and no rule.",
      "Right: the shell looks only where PATH points; `./backup.sh` names the place."
    ],
    "explanation": "For a name without a slash the shell searches the directories in PATH, and on Linux the current one is usually not among them. With `./` in front, the name says where the file is.",
    "tip": "Not found, though you see it: say where, with `./`."
  },
  {
    "kind": "multiple_choice", "topic": "safety and service",
    "tags": ["static", "handling"], "difficulty": "medium",
    "prompt": "Which two measures protect the parts from static electricity while a memory module is being replaced? Choose two.",
    "options": [
      "Working with the PC running, so that it is grounded",
      "Leaving the module in its antistatic bag until it is needed",
      "Standing on a thick carpet made of wool or nylon",
      "Holding the module by its gold contacts",
      "Wearing a wrist strap that is connected to the case"
    ],
    "answer": {"choices": [1, 4]},
    "option_notes": [
      "Parts may only be changed without power; a running PC endangers them and you.",
      "Right: the bag leads charges around the chips.",
      "Carpet charges a person up with every step.",
      "The contacts lead straight to the chips; hold it at its edges.",
      "Right: it keeps the person and the case at the same potential."
    ],
    "explanation": "Static electricity destroys chips at voltages that a person does not feel. Same potential for person and case, antistatic bags and mats, and holding boards at their edges prevent it.",
    "tip": "Strap on, bag on, edges only."
  },
  {
    "kind": "single_choice", "topic": "processors and memory",
    "tags": ["memory", "performance", "monitoring"], "difficulty": "medium",
    "prompt": "A PC answers slowly once the user has opened the programs of a normal workday. The monitor of the system then shows this:\n\n![Three bars of current use. Processor: 14 percent. Memory: 97 percent, 7.8 of 8 gigabytes. Drive: 100 percent, mostly the paging file.](media:526babdc-22b4-8f9b-8f24-b592481a757e)\n\nWhich upgrade treats the cause?",
    "options": [
      "A second monitor",
      "A faster processor",
      "More memory",
      "A faster drive"
    ],
    "answer": {"choice": 2},
    "option_notes": [
      "A monitor gives more room to look at, and nothing to compute with.",
      "At 14 percent the processor is waiting, so a faster one would wait faster.",
      "Right: memory is full, so the system moves pages to the drive and back all the time.",
      "The drive is busy only because memory is short; a faster one would soften the symptom."
    ],
    "explanation": "Memory is at 97 percent, and the drive is busy with the paging file. The system is short of RAM and uses the drive in its place, which is many times slower. With enough memory the paging stops, and the load on the drive goes with it.",
    "tip": "Drive at 100 percent and memory full: the drive is the victim, not the culprit."
  },
  {
    "kind": "numeric", "topic": "ports and peripherals",
    "tags": ["usb", "speed"], "difficulty": "medium",
    "prompt": "A folder of 40 GB is copied to an external drive that writes 400 MB in a second, all the time. How many seconds does it take, with 1 GB = 1000 MB?",
    "answer": {"value": 100, "tolerance": 0, "unit": "s"},
    "explanation": "40 GB are 40,000 MB, and 40,000 ÷ 400 = 100 seconds. Many small files take longer in practice, because each has to be entered in the file system.",
    "tip": "Bring both to the same unit, then divide size by speed."
  },
  {
    "kind": "multiple_choice", "topic": "printers",
    "tags": ["jams", "maintenance"], "difficulty": "medium",
    "prompt": "A printer jams several times a day. Which three causes are plausible? Choose three.",
    "options": [
      "A toner cartridge that is nearly empty",
      "A driver with the wrong page orientation",
      "Worn pickup rollers",
      "Paper that has become damp",
      "Paper heavier than the printer allows"
    ],
    "answer": {"choices": [2, 3, 4], "partial": true},
    "option_notes": [
      "Pages become faint, but they pass through as before.",
      "The content is turned or cut off; the sheet itself moves as always.",
      "Right: smooth rollers slip, so a sheet starts late or at an angle.",
      "Right: damp sheets stick together, curl and are fed two at a time.",
      "Right: stiff sheets do not follow the tight bends of the path."
    ],
    "explanation": "Jams are mechanical: the condition of the paper, its weight, and the rollers that move it. Toner and settings change what is on the page and not how it travels.",
    "tip": "Jam: think of paper, path and rollers."
  },
  {
    "kind": "single_choice", "topic": "file systems and permissions",
    "tags": ["linux", "links"], "difficulty": "medium",
    "prompt": "`latest.log` is a symbolic link to `2026-05.log`. Someone deletes `2026-05.log`. What happens to `latest.log`?",
    "options": [
      "It stays, but it leads nowhere",
      "It turns into an empty regular file",
      "It is deleted together with the file",
      "It still shows the old contents"
    ],
    "answer": {"choice": 0},
    "option_notes": [
      "Right: a symbolic link holds a name, and nothing has that name any more.",
      "A link stays a link; opening it fails with \"No such file or directory\".",
      "The system keeps no list of the links to a name, so it cannot clear them away.",
      "That would be so with a hard link, which is a second name of the same data."
    ],
    "explanation": "A symbolic link is a small file that contains a path. When its target is gone, the link dangles; when a new `2026-05.log` is made, it works again.",
    "tip": "Symbolic link: a signpost. Hard link: a second door."
  },
  {
    "kind": "single_choice", "topic": "support and troubleshooting",
    "tags": ["memory", "beep codes"], "difficulty": "medium",
    "prompt": "A PC gets a second memory module. At the next start it beeps in a pattern and shows no picture. It had worked until the cover was opened. What should be tried first?",
    "options": [
      "Buying a power supply with more watts",
      "Unplugging the PC and seating the modules anew",
      "Installing the operating system once more",
      "Replacing the cable of the monitor at once"
    ],
    "answer": {"choice": 1},
    "option_notes": [
      "A memory module takes a few watts, and a weak supply would not announce itself by a beep code.",
      "Right: the last thing that changed is the likeliest cause, and a module easily sits half in.",
      "The start ends before any system is loaded from the drive.",
      "The beeps say that the self-test has failed, so there is no picture to carry."
    ],
    "explanation": "A pattern of beeps is a message of the power-on self-test, and after work on the memory it is about the memory. Unplug, push the modules in until both clips close, then try them one at a time.",
    "tip": "First suspect the thing you touched last."
  },
  {
    "kind": "categorizing", "topic": "operating systems",
    "tags": ["windows", "macos", "linux"], "difficulty": "medium",
    "prompt": "To which family of operating systems do these belong? Sort them.",
    "options": [
      "Device Manager",
      "Finder",
      "Registry Editor",
      "Time Machine",
      "`.dmg` image",
      "`.msi` package",
      "`apt`",
      "`systemctl`"
    ],
    "parts": {"categories": ["Windows", "macOS", "Linux"]},
    "answer": {"categories": [0, 1, 0, 1, 1, 0, 2, 2]},
    "option_notes": [
      "It lists a Windows PC's devices with their drivers.",
      "It is the file manager of macOS.",
      "It edits the database of settings that Windows and its programs use.",
      "It makes the backups of macOS.",
      "A disk image in which programs for macOS are handed out.",
      "The Windows Installer reads it.",
      "It installs packages on Debian, Ubuntu and their relatives.",
      "It starts and stops services where systemd is in charge."
    ],
    "explanation": "Registry Editor, Device Manager and .msi belong to Windows; Finder, Time Machine and .dmg to macOS; `apt` and `systemctl` to Linux.",
    "tip": "Registry, Finder, apt: one landmark for each."
  },
  {
    "kind": "single_choice", "topic": "storage",
    "tags": ["partitions"], "difficulty": "hard",
    "prompt": "A technician wants to extend the volume C: into the free space of the same disk. The built-in disk manager does not offer it.\n\n![One disk from left to right: system partition of 260 megabytes, C: of 150 gigabytes, recovery partition of 1 gigabyte, 90 gigabytes unallocated.](media:edf98705-44fe-8e20-83ad-f9a61af3e680)\n\nWhat is in the way?",
    "options": [
      "The size of C:, which has reached the limit of its kind",
      "The system partition that stands in front of C:",
      "The free space, which has to be formatted before that",
      "The recovery partition between C: and the free space"
    ],
    "answer": {"choice": 3},
    "option_notes": [
      "A volume of 150 GB is far below the limits of current file systems.",
      "What stands before a volume does not matter when it grows to the right.",
      "Extending takes raw, unallocated space; formatted space would belong to another volume.",
      "Right: the tool can extend a volume only into free space that follows it directly."
    ],
    "explanation": "The disk manager extends a volume only into the unallocated space right behind it. Here the recovery partition lies in between, so it has to be moved or made anew behind a larger C: first.",
    "tip": "A volume can grow only into the plot next door."
  },
  {
    "kind": "ordering", "topic": "command line",
    "tags": ["linux", "scripts"], "difficulty": "medium",
    "prompt": "Starting in an empty home directory, these five commands make a script in a directory of its own and run it. Put them in an order in which each of them works.",
    "options": [
      "`./today.sh`",
      "`cd tools`",
      "`chmod u+x today.sh`",
      "`echo 'date' > today.sh`",
      "`mkdir tools`"
    ],
    "answer": {"order": [4, 1, 3, 2, 0]},
    "option_notes": [
      "It runs the script, which now exists and may be executed.",
      "From here on, relative names are meant inside of `tools`.",
      "A new file is not executable until its owner says so.",
      "It creates the script, with one command in it.",
      "The directory has to exist before one can enter it."
    ],
    "explanation": "Make the directory, enter it, write the file, make it executable, run it. Each step needs what the one before it made: `chmod` needs the file, and the last line needs the right to execute.",
    "tip": "Place, file, right, run."
  },
  {
    "kind": "multiple_choice", "topic": "mobile devices",
    "tags": ["battery", "settings"], "difficulty": "easy",
    "prompt": "A phone's battery no longer lasts a day. Which two settings save noticeable power without a repair? Choose two.",
    "options": [
      "A lower brightness of the screen",
      "A new picture as the background",
      "A higher volume for all ringtones",
      "A longer time until the screen turns off",
      "No background location for apps that need none"
    ],
    "answer": {"choices": [0, 4]},
    "option_notes": [
      "Right: the screen is among the largest consumers of a phone.",
      "Only on some screens does a black picture save a little; changing it as such saves nothing.",
      "Louder sound takes more power and not less.",
      "The screen would be lit for longer, which is the opposite.",
      "Right: the position is found by radio and satellite, which keeps the phone awake."
    ],
    "explanation": "Screen, radio and positioning use the most. The phone's own list of consumption by app shows which of them to look at first.",
    "tip": "Light and radio eat the battery."
  },
  {
    "kind": "multiple_choice", "topic": "safety and service",
    "tags": ["disposal", "environment"], "difficulty": "medium",
    "prompt": "An office throws out old equipment. Which two of these ways are right? Choose two.",
    "options": [
      "Hard disks with customers' data are sold without being erased",
      "Old monitors go in with the household trash",
      "Empty toner cartridges go back to a collection program",
      "Swollen phone batteries are pierced before they are thrown out",
      "Lithium batteries go to a collection point, with their contacts taped"
    ],
    "answer": {"choices": [2, 4]},
    "option_notes": [
      "Whoever buys them can read the data.",
      "They contain substances that belong to recycling for electronics.",
      "Right: they hold fine powder and parts that can be used again.",
      "Piercing a lithium battery may set it on fire.",
      "Right: tape prevents a short circuit among the collected batteries."
    ],
    "explanation": "Batteries, toner and electronics are collected apart from the trash, because they are dangerous or valuable. Data media are erased or destroyed first.",
    "tip": "Tape the contacts, return the toner, erase the disks."
  },
  {
    "kind": "single_choice", "topic": "processors and memory",
    "tags": ["memory", "addressing"], "difficulty": "hard",
    "prompt": "An old PC with 8 GiB of working memory runs a 32-bit client edition of its operating system, which reports about 3.2 GiB as usable. The firmware sees all 8 GiB. What explains the difference?",
    "options": [
      "One of the modules is faulty, so the firmware skips it at every startup",
      "The missing memory is reserved as the cache of the drive",
      "32-bit addresses reach only 4 GiB, and devices take part of that",
      "The modules run in single-channel mode, which halves the size"
    ],
    "answer": {"choice": 2},
    "option_notes": [
      "A skipped module would be missing in the firmware, too, which counts all 8 GiB.",
      "A cache of files is part of the usable memory and is given back whenever programs need it.",
      "Right: two to the power of 32 bytes is 4 GiB, and graphics and other devices occupy addresses near the top.",
      "Channels change how fast memory is read, never how much of it there is."
    ],
    "explanation": "A 32-bit address can name 2³² bytes, which is 4 GiB. Devices claim some of these addresses for themselves, so somewhat more than 3 GiB remain for memory. A 64-bit edition uses all of it.",
    "tip": "32 bits: 4 GiB. Every bit more doubles it."
  },
  {
    "kind": "short_text", "topic": "ports and peripherals",
    "tags": ["peripherals"], "difficulty": "medium",
    "prompt": "A switch box lets one keyboard, one monitor and one mouse control several computers. By which three-letter abbreviation is it known?",
    "answer": {"accepted": ["KVM", "KVM switch", "K.V.M."]},
    "explanation": "KVM stands for keyboard, video, mouse: the three things that the computers share. Larger ones work over the network and reach servers that have no screen.",
    "tip": "Keyboard, Video, Mouse."
  },
  {
    "kind": "cloze", "topic": "printers",
    "tags": ["printer types"], "difficulty": "easy",
    "prompt": "Printers of type {{1}} melt toner into the paper. Type {{2}} sprays tiny drops. Type {{3}} makes receipts without any ink. Type {{4}} strikes with pins, so that it can print forms with several carbonless copies.",
    "parts": {"gaps": [["impact", "inkjet", "laser", "thermal"], ["impact", "inkjet", "laser", "thermal"], ["impact", "inkjet", "laser", "thermal"], ["impact", "inkjet", "laser", "thermal"]]},
    "answer": {"gaps": [{"choice": 2}, {"choice": 1}, {"choice": 3}, {"choice": 0}]},
    "explanation": "Laser printers melt toner, inkjets spray, thermal printers heat coated paper, and impact printers strike through a ribbon. Only a strike reaches the copies below the first sheet.",
    "tip": "Copies below need a blow from above."
  },
  {
    "kind": "short_text", "topic": "file systems and permissions",
    "tags": ["paths"], "difficulty": "medium",
    "prompt": "![Folder tree: home holds the folders photos and reports. The folder reports holds the folder 2026. The folder photos is empty.](media:db751ba1-801d-83e3-884e-8b5628769792)\n\nYou are in the folder `2026`. Which shortest relative path leads to the folder `photos`? Use forward slashes.",
    "answer": {"accepted": ["../../photos", "../../photos/"]},
    "explanation": "The first `..` leads from `2026` to `reports`, the second from `reports` to `home`, and `photos` is in there. So the path is `../../photos`.",
    "tip": "Climb with `..` until you see the target's parent, then go down."
  },
  {
    "kind": "categorizing", "topic": "support and troubleshooting",
    "tags": ["symptoms", "hardware"], "difficulty": "medium",
    "prompt": "Which part is the first suspect for each of these symptoms? Sort them.",
    "options": [
      "A burnt smell comes from where the power cord goes in",
      "A memory test reports errors at the same address",
      "It crashes in various programs, ever since a module was added",
      "It turns off after ten minutes of a demanding game, but never at rest",
      "No light and no fan turns, although the outlet works",
      "The fan is loud, its fins are full of dust, and the clock drops"
    ],
    "parts": {"categories": ["Power supply", "Memory", "Cooling"]},
    "answer": {"categories": [0, 1, 1, 2, 0, 2]},
    "option_notes": [
      "Unplug it at once; the supply is replaced, never opened.",
      "The test names the culprit; find the module by trying one at a time.",
      "Programs of all kinds use memory, so errors show up everywhere.",
      "Heat builds up under load until the PC protects itself.",
      "Nothing at all happens: power does not reach the board.",
      "Dust keeps the heat in, and the processor slows down."
    ],
    "explanation": "Nothing at all or a burnt smell points to the power supply, errors in all kinds of programs to memory, and trouble that comes with load and time to cooling.",
    "tip": "Dead: power. Random: memory. After a while: heat."
  },
  {
    "kind": "single_choice", "topic": "operating systems",
    "tags": ["recovery", "backup"], "difficulty": "medium",
    "prompt": "After installing a driver, a PC has lost its sound. The user also deleted a folder of invoices this morning. A technician rolls Windows back to yesterday's restore point. What is to be expected?",
    "options": [
      "Neither of them is back, since both are files",
      "Both the sound and the invoices are back",
      "The invoices are back, the sound is still lost",
      "The sound may be back, the invoices are not"
    ],
    "answer": {"choice": 3},
    "option_notes": [
      "Drivers are files, too, but of the kind that a restore point covers.",
      "It would be so with a full image of the disk, which takes back everything.",
      "It is the reverse: drivers belong to a restore point and documents do not.",
      "Right: a restore point holds system files, drivers and settings, and not documents."
    ],
    "explanation": "A restore point brings back system files, drivers, programs' registrations and settings. Personal files stay as they are, which also means that deleted ones stay deleted; they come from a backup.",
    "tip": "Restore point: the system. Backup: your files."
  },
  {
    "kind": "single_choice", "topic": "storage",
    "tags": ["ssd", "trim"], "difficulty": "hard",
    "prompt": "What does an operating system tell a solid-state drive with the TRIM command?",
    "options": [
      "Which blocks no file uses any more",
      "Which blocks to move closer together",
      "Which cells have worn out by now",
      "Which files are to be compressed next"
    ],
    "answer": {"choice": 0},
    "option_notes": [
      "Right: the drive can then erase them ahead of time and need not carry them along.",
      "That is defragmentation, which gains nothing where every block is equally near.",
      "The controller of the drive counts the wear itself, and tells the system rather than the reverse.",
      "Drives know blocks and not files; compression is the business of the file system."
    ],
    "explanation": "Flash has to be erased before it can be written again, and a drive cannot know which blocks belong to deleted files. TRIM names them, so the drive prepares them in quiet moments and keeps writing fast.",
    "tip": "TRIM = tell the drive what is trash."
  },
  {
    "kind": "numeric", "topic": "command line",
    "tags": ["linux", "wildcards"], "difficulty": "medium",
    "prompt": "A directory on a Linux machine holds exactly these files:\n\n```\nreport-1.txt\nreport-2.txt\nreport-10.txt\nreport-a.txt\nReport-3.txt\nreport-.txt\n```\n\nHow many of them does `ls report-?.txt` list?",
    "answer": {"value": 3, "tolerance": 0},
    "explanation": "`?` stands for exactly one character: `report-1.txt`, `report-2.txt` and `report-a.txt` match. `report-10.txt` has one character too many, `report-.txt` one too few, and `Report-3.txt` begins with a capital, which matters on Linux.",
    "tip": "`?` is one character, no more and no less; `*` is any number, even none."
  },
  {
    "kind": "essay", "topic": "support and troubleshooting",
    "tags": ["performance", "method"], "difficulty": "hard",
    "prompt": "An office PC \"has become slow\". Describe how you would find the cause before you buy or replace anything. Name at least four things that you would ask, look at or try, in a sensible order, and say what each would tell you.",
    "parts": {"words": 150},
    "answer": {
      "model": "I first ask **what is slow and since when**: the start, one program, or everything? Did anything change, such as an update, a new program or a moved desk? If only one program or website is slow, the PC is probably fine.\n\nThen I **watch the use of processor, memory and drive** while it is slow. Full memory with a busy drive means paging, so too many programs or too little memory. A processor at its limit shows which process does it. A drive at 100 percent without full memory may be a scan, an update or a failing drive.\n\nNext I look at **what starts with the system**, the **free space** on the drive, and the **drive's health values**. If the health values are bad, I make a backup before anything else.\n\nI check the **temperature and the clock** under load: dust and a dry paste slow a processor down. Then I **scan for malware**.\n\nI change **one thing at a time** and compare, for example the time a start takes, and I write down what helped. Only then do I propose more memory or a new drive.",
      "points": [
        "Ask what is slow, since when, and what has changed",
        "Watch processor, memory and drive while it is slow",
        "Look at startup programs, free space or the drive's health",
        "Consider heat and dust, or malware",
        "Change one thing at a time and compare"
      ]
    },
    "explanation": "A good answer goes from questions to observation to single changes, and says what each finding would mean. The bottleneck shows itself while the PC is slow: memory, drive, processor or heat. Buying first means guessing.",
    "tip": "Ask, watch, change one thing, compare."
  },
  {
    "kind": "essay", "topic": "safety and service",
    "tags": ["communication", "backup"], "difficulty": "medium",
    "prompt": "A photographer's external drive has failed, and there is no backup. The workshop cannot read it; a laboratory might, for a high price and without a guarantee. Write what you would say to the photographer, in plain words: what has happened, what can be done, and how to prevent it from now on.",
    "parts": {"words": 120},
    "answer": {
      "model": "I am sorry, this is bad news. Your drive has failed mechanically. We have tried what we can do without making it worse, and we could not read it. **Please do not plug it in again**, since each attempt may harm the disk inside.\n\nThere is one way left. A laboratory can open the drive in a clean room. It costs a lot, and nobody can promise that your pictures are still there; they first make an estimate, and you decide after that. I can give you two addresses and pack the drive safely.\n\nFor the future, please keep **three copies**: the one you work on, a second drive that stays unplugged, and a third in another place or in the cloud. It can run by itself every night, and we should try once a year whether pictures come back. I will gladly set it up with you.",
      "points": [
        "Say honestly and without jargon what has happened",
        "Show sympathy, and do not blame",
        "Advise against using the drive any further",
        "Name the laboratory with its price and its uncertainty, and let the customer decide",
        "Explain a backup with a copy in another place"
      ]
    },
    "explanation": "Good news can be short; bad news needs honesty, sympathy and a next step. Do not promise what nobody can promise, do not blame, and leave the decision to the customer.",
    "tip": "Honest, kind, one next step."
  }
]$bank$)
from public.tests
where id = private.stable_id('test:harbor:computing-essentials')
  and status = 'draft'
  and not exists (select from public.questions where test_id = tests.id);

update public.tests
set status = 'live'
where id = private.stable_id('test:harbor:computing-essentials')
  and status = 'draft';
