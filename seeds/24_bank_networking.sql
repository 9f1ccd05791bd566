-- Networking fundamentals: 100 questions, and 50 that exams alone ask. Published, a version never changes; a correction is the
-- next version. A database of before the exam pool has version 1 without it, and gets all of this as version 2.

insert into public.tests (id, community_id, slug, title, description, category, difficulty, position)
select
  private.stable_id('test:harbor:networking-fundamentals'), id, 'networking-fundamentals', 'Networking fundamentals',
  'Models and layers, addressing, switching, routing, wireless, cabling, protocols, and troubleshooting: the basics of every other networking topic.',
  'network', 'medium', 1
from public.communities
where slug = 'harbor'
on conflict do nothing;

do $seed$
declare
  bank uuid := private.stable_id('test:harbor:networking-fundamentals');
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
    "kind": "single_choice", "topic": "models and layers",
    "prompt": "A technician reports: \"The laptop's link light is on and the switch has learned the laptop's MAC address, but the laptop has no IP address.\" What is the highest OSI layer that this evidence proves to be working?",
    "options": [
      "Physical (layer 1)",
      "Data link (layer 2)",
      "Network (layer 3)",
      "Transport (layer 4)"
    ],
    "option_notes": [
      "The link light alone would prove this much, but the learned MAC address is a clue one layer up.",
      "A MAC table entry exists only because the switch read the source field of a whole frame.",
      "A missing address often gets blamed on the network layer, yet a missing address proves nothing about it.",
      "Ports would be evidence for this layer, and the report mentions none."
    ],
    "fixed_order": true,
    "answer": {"choice": 1},
    "explanation": "A switch learns a MAC address only by receiving a valid Ethernet frame, so layer 2 works and layer 1 beneath it must work too. Without an IP address there is no evidence yet that layer 3 works.",
    "tip": "Match each clue to a layer: link light = 1, MAC address = 2, IP address = 3, port = 4."
  },
  {
    "kind": "single_choice", "topic": "addressing and subnetting",
    "prompt": "A host is configured as `192.168.10.77/26`. What is the network address of its subnet?",
    "options": [
      "`192.168.10.0`",
      "`192.168.10.32`",
      "`192.168.10.64`",
      "`192.168.10.72`"
    ],
    "option_notes": [
      "This is the start of the whole /24; it ignores the two extra bits that a /26 takes.",
      "Blocks of 32 belong to a /27, so this comes from being one bit off.",
      "Counting in steps of 64, this is the last step that does not pass 77.",
      "A step of 8 from 64 would fit a /29, far smaller than the subnet asked about."
    ],
    "fixed_order": true,
    "answer": {"choice": 2},
    "explanation": "A /26 mask ends in 192, so subnets start every 64 addresses: .0, .64, .128 and .192. The value 77 falls between 64 and 127, which puts the host in the subnet that starts at `192.168.10.64`.",
    "tip": "Block size = 256 minus the interesting mask octet; count up in blocks until you would pass the host."
  },
  {
    "kind": "single_choice", "topic": "protocols and ports",
    "prompt": "A firewall rule must let administrators open encrypted command-line sessions on the core switches, using the standard port. Which destination port should the rule permit?",
    "options": [
      "TCP 22",
      "TCP 23",
      "TCP 443",
      "TCP 3389"
    ],
    "option_notes": [
      "The secure shell's well-known port, and the only one here that carries an encrypted command line.",
      "Its number is one away from the right one, and Telnet sends every keystroke readable.",
      "Encrypted, yes, but for web pages; a switch's web console is not a command line.",
      "Administrators know this port from Windows desktops, which send pictures rather than a command line."
    ],
    "fixed_order": true,
    "answer": {"choice": 0},
    "explanation": "SSH provides an encrypted command line and listens on TCP 22 by default. TCP 23 is Telnet, which sends everything in clear text; TCP 443 is HTTPS and TCP 3389 is a graphical remote desktop service.",
    "tip": "22 is secure, 23 is seen: one digit separates SSH from clear-text Telnet."
  },
  {
    "kind": "single_choice", "topic": "switching and VLANs",
    "prompt": "Two switches both serve VLANs 10, 20 and 30. A single cable between them must carry the traffic of all three VLANs. How should the ports at both ends of that cable be configured?",
    "options": [
      "As mirrored monitoring ports",
      "As access ports in VLAN 10",
      "As 802.1X authenticated ports",
      "As 802.1Q trunk ports"
    ],
    "option_notes": [
      "Mirroring copies frames to an analyzer; it does not join two switches.",
      "This would pass one VLAN only and leave 20 and 30 cut off at the cable.",
      "The names look alike, but this standard decides who may connect, not which VLANs cross.",
      "Each frame crosses with a label of its VLAN, so the far switch can sort all three."
    ],
    "answer": {"choice": 3},
    "explanation": "An 802.1Q trunk tags each frame with its VLAN ID, so one link can carry many VLANs and keep them apart. An access port carries the traffic of one data VLAN, and 802.1X controls who may connect rather than which VLANs share a link.",
    "tip": "802.1Q = Queue up many VLANs on one link; 802.1X = eXamine who is connecting."
  },
  {
    "kind": "single_choice", "topic": "operations and troubleshooting",
    "prompt": "A PC that is set to obtain its address automatically shows this:\n\n```\nIPv4 Address. . . . . . : 169.254.83.12\nSubnet Mask . . . . . . : 255.255.0.0\nDefault Gateway . . . . :\n```\n\nWhat is the most likely explanation?",
    "options": [
      "Its lease was issued by the wrong DHCP server",
      "It cannot contact the DNS server it was assigned",
      "It is using a public address from its provider",
      "It received no usable reply from a DHCP server"
    ],
    "option_notes": [
      "A rogue server is a real danger, but then the PC would hold an address that some server chose.",
      "DNS comes after addressing: a PC without a resolver still keeps its leased address.",
      "Any unfamiliar range can look public; this one is never routed and never handed out.",
      "The PC made this address up for itself, which it does only when nobody offered one."
    ],
    "answer": {"choice": 3},
    "explanation": "When a DHCP client gets no lease, it assigns itself a link-local address from `169.254.0.0/16`, with no default gateway. A lease from the wrong server would show that server's range, a DNS fault does not change the PC's address, and providers do not hand out link-local addresses.",
    "tip": "See 169.254, think \"DHCP never answered\": check cable, VLAN, relay and scope, in that order."
  },
  {
    "kind": "single_choice", "topic": "wireless",
    "prompt": "A technician installs three access points in one open-plan office. All three must use 2.4 GHz with 20 MHz channels. Which channel plan avoids overlap between them?",
    "options": [
      "1, 4 and 8",
      "1, 6 and 11",
      "2, 5 and 8",
      "1, 3 and 5"
    ],
    "option_notes": [
      "Gaps of three and four look generous, but 20 MHz signals need five numbers between them.",
      "The gaps are five and five, so no signal reaches into its neighbor.",
      "Three numbers apart is only 15 MHz, less than the width of one signal.",
      "Steps of two squeeze three wide signals into the space of one and a half."
    ],
    "answer": {"choice": 1},
    "explanation": "Channels in the 2.4 GHz band are numbered every 5 MHz but each signal is about 20 MHz wide, so neighbors should be five channel numbers apart. Channels 1, 6 and 11 meet that rule; each of the other plans has at least two channels that overlap.",
    "tip": "Start at 1 and add 5 twice: 1, 6, 11."
  },
  {
    "kind": "true_false", "topic": "routing",
    "prompt": "A router prefers the matching route with the longest prefix, even when another matching route with a shorter prefix has a lower metric.",
    "option_notes": [
      "The prefix length is compared before any metric, so the more specific route wins.",
      "Metrics do decide often, but only between routes to one and the same prefix."
    ],
    "answer": {"truth": true},
    "explanation": "Longest-prefix match is decided before anything else. Metrics are compared only between routes to the same prefix.",
    "tip": "Most specific wins: a /28 beats a /24, and everything beats the default route."
  },
  {
    "kind": "single_choice", "topic": "cabling and hardware",
    "prompt": "A switch in a warehouse sits 240 m from the communications room. The link must run at 1 Gb/s with no active equipment along the way. Which cabling is suitable?",
    "options": [
      "OM3 multimode fiber",
      "Cat 6A shielded cable",
      "Cat 5e unshielded cable",
      "Twinax direct-attach cable"
    ],
    "option_notes": [
      "Light in glass loses little over this distance, and cheap gigabit optics are made for it.",
      "Shielding keeps noise out; it does not stretch the 100 m that Ethernet allows on copper.",
      "It carries a gigabit well, but only to a desk on the same floor.",
      "Popular between racks, where the distance is a few meters rather than a warehouse."
    ],
    "answer": {"choice": 0},
    "explanation": "Gigabit Ethernet over short-wavelength optics reaches several hundred meters on OM3 fiber. Twisted pair Ethernet, shielded or not, is limited to 100 m, and twinax cables reach only a few meters.",
    "tip": "Any run over 100 m: stop looking at copper twisted pair and start looking at fiber."
  },
  {
    "kind": "multiple_choice", "topic": "addressing and subnetting",
    "prompt": "Which two addresses belong to the private IPv4 ranges defined in RFC 1918? **Choose two.**",
    "options": [
      "`172.32.0.5`",
      "`10.200.3.9`",
      "`172.20.14.1`",
      "`192.169.1.1`",
      "`169.254.7.7`"
    ],
    "option_notes": [
      "It begins with 172, which tempts, but the reserved block ends at 172.31.",
      "Everything that begins with 10 is private, whatever the other three octets say.",
      "20 lies between 16 and 31, inside the block that is reserved under 172.",
      "One digit away from the familiar 192.168, and an ordinary public address.",
      "Not public either, but hosts pick this one themselves and no router forwards it."
    ],
    "answer": {"choices": [1, 2]},
    "explanation": "RFC 1918 reserves `10.0.0.0/8`, `172.16.0.0/12` (172.16 to 172.31) and `192.168.0.0/16`. Both `172.32.0.5` and `192.169.1.1` fall outside those ranges, and `169.254.7.7` is link-local, which is a different kind of reserved address.",
    "tip": "The middle range is the trap: 172.16 through 172.31, nothing more."
  },
  {
    "kind": "single_choice", "topic": "operations and troubleshooting",
    "prompt": "A user's traffic to `198.51.100.20` works well. A technician traces the path anyway:\n\n```\n1   192.168.1.1      1 ms\n2   10.20.0.1        9 ms\n3   203.0.113.9     12 ms\n4   *  *  *\n5   198.51.100.20   18 ms\n```\n\nWhat best explains hop 4?",
    "options": [
      "It cannot be shown because its name does not resolve",
      "It has failed and is discarding the traffic it receives",
      "It marks the point where a routing loop has started",
      "It forwards traffic but sends no replies to the probes"
    ],
    "option_notes": [
      "Hop 4 would be listed by its number even if DNS knew no name for it.",
      "A dead router in the path would have silenced hop 5 as well.",
      "A loop shows as the same two addresses taking turns, not as one quiet line.",
      "Forwarding and answering are separate jobs, and this router does only the first for probes."
    ],
    "answer": {"choice": 3},
    "explanation": "The destination behind hop 4 replied, so hop 4 must be forwarding packets. Many routers filter or rate-limit the ICMP messages that traceroute relies on; a missing DNS name would still leave the IP address visible, and a loop would repeat the same hops.",
    "tip": "Stars in the middle are usually harmless; stars that continue to the very end deserve attention."
  },
  {
    "kind": "single_choice", "topic": "models and layers",
    "prompt": "A packet capture shows a TCP header followed by application data. What is this transport-layer protocol data unit called?",
    "options": [
      "Packet",
      "Frame",
      "Segment",
      "Bit"
    ],
    "option_notes": [
      "The word most people use for everything, but it names the unit one layer down, at IP.",
      "This is the data link layer's wrapping, which holds the packet.",
      "The word goes with TCP; each one carries a piece of the byte stream and its sequence number.",
      "Bits are what the physical layer sends; they have no header at all."
    ],
    "answer": {"choice": 2},
    "explanation": "TCP carries data in segments. The segment is then placed inside an IP packet, which is placed inside a frame and sent as bits.",
    "tip": "Check which protocol the stem names: with UDP the usual term is datagram."
  },
  {
    "kind": "multiple_choice", "topic": "protocols and ports",
    "prompt": "Which three protocols normally run over UDP? **Choose three.**",
    "options": [
      "DHCP",
      "SSH",
      "NTP",
      "SMTP",
      "IMAP",
      "TFTP"
    ],
    "option_notes": [
      "A client without an address cannot open a connection, so it shouts datagrams instead.",
      "A terminal session must lose no keystroke, which is why it sits on a connection.",
      "One small timestamped question, one small answer: a connection would only add delay.",
      "A message that loses lines on the way is useless, so mail transfer needs reliable delivery.",
      "Reading a mailbox is a long dialogue that relies on everything arriving in order.",
      "The trivial one of the file protocols does its own simple acknowledgments over datagrams."
    ],
    "answer": {"choices": [0, 2, 5]},
    "explanation": "DHCP (67 and 68), NTP (123) and TFTP (69) use UDP: they exchange short messages and need no TCP connection. SSH, SMTP and IMAP depend on the ordered, reliable byte stream that TCP provides.",
    "tip": "Short question-and-reply services lean to UDP; logins, mail and long transfers lean to TCP."
  },
  {
    "kind": "single_choice", "topic": "switching and VLANs",
    "prompt": "A switch receives a unicast frame whose destination MAC address is not in its MAC address table. What does the switch do with the frame?",
    "options": [
      "Sends it only to the port of the default gateway",
      "Holds it until an ARP reply reveals the right port",
      "Drops it and sends an error back to the sender",
      "Floods it out the other ports in the same VLAN"
    ],
    "option_notes": [
      "The gateway matters to hosts that leave their subnet; a switch gives its port no special role.",
      "Waiting for ARP is what hosts do before they send; a switch has no such queue.",
      "Routers send errors about unreachable hosts; a switch has no way to complain.",
      "It does not know the port, so it tries all of them and learns the right one from the reply."
    ],
    "answer": {"choice": 3},
    "explanation": "A switch floods an unknown unicast out every port in the VLAN except the one it arrived on, and learns the destination's port when a reply comes back. It neither reports errors to hosts nor waits for ARP, and it knows nothing about default gateways when forwarding frames.",
    "tip": "Switches learn from source addresses and forward by destination addresses."
  },
  {
    "kind": "numeric", "topic": "addressing and subnetting",
    "prompt": "A branch office is given one IPv4 subnet with a /27 prefix. How many usable host addresses does the subnet contain? Give the number of hosts.",
    "answer": {"value": 30, "tolerance": 0, "unit": "hosts"},
    "explanation": "A /27 leaves 5 host bits, which is 2^5 = 32 addresses. The network and broadcast addresses cannot be assigned, so 30 remain.",
    "tip": "Learn the ladder down from /24: 254, 126, 62, 30, 14, 6, 2."
  },
  {
    "kind": "single_choice", "topic": "routing",
    "prompt": "Which notation represents the default route in IPv6?",
    "options": [
      "`::/0`",
      "`::1/128`",
      "`ff00::/8`",
      "`fe80::/10`"
    ],
    "option_notes": [
      "No bit has to match, so every destination does, and any better route still wins.",
      "One full address, all 128 bits of it: the host itself, not the rest of the world.",
      "It holds addresses of groups of receivers, not everything that no other route matches.",
      "Every interface has one of these addresses, so the range looks universal, but it stays on the link."
    ],
    "answer": {"choice": 0},
    "explanation": "A prefix length of 0 matches every address, so `::/0` is the route of last resort, like `0.0.0.0/0` in IPv4. `::1/128` is loopback, `fe80::/10` is link-local and `ff00::/8` is multicast.",
    "tip": "Slash zero means \"zero bits must match\", so everything does."
  },
  {
    "kind": "single_choice", "topic": "wireless",
    "prompt": "A company wants every employee to join the Wi-Fi with a personal account that is checked by a RADIUS server. Which security mode should the access points use?",
    "options": [
      "Enhanced Open (OWE)",
      "WPA2-Personal with AES",
      "WPA3-Enterprise",
      "WPA3-Personal"
    ],
    "option_notes": [
      "It protects guests in a café from eavesdroppers and asks nobody who they are.",
      "AES answers how frames are encrypted, not whose account opened the connection.",
      "Only this mode hands each sign-in to a server that knows the accounts.",
      "The newest version tempts, but here, too, everyone would know the same passphrase."
    ],
    "answer": {"choice": 2},
    "explanation": "Enterprise mode uses 802.1X to authenticate each user against a RADIUS server. The Personal modes rely on one shared passphrase, and Enhanced Open encrypts traffic without authenticating the user at all.",
    "tip": "RADIUS or 802.1X in the question points to Enterprise; a shared passphrase points to Personal."
  },
  {
    "kind": "short_text", "topic": "protocols and ports",
    "prompt": "Which protocol does a host use to learn the MAC address that belongs to a known IPv4 address on its local network? Give the name or abbreviation.",
    "answer": {"accepted": ["arp", "arp protocol", "address resolution protocol", "address resolution protocol (arp)", "arp (address resolution protocol)"]},
    "explanation": "ARP broadcasts \"who has this IPv4 address?\" and the owner replies with its MAC address. IPv6 does the same job with Neighbor Discovery instead.",
    "tip": "ARP request: shouted to everyone. ARP reply: whispered to one."
  },
  {
    "kind": "multiple_choice", "topic": "operations and troubleshooting",
    "prompt": "An intranet server responds when users enter its IP address, but not when they enter its name. Which two command-line tools query a DNS server directly and display its reply? **Choose two.**",
    "options": [
      "`netstat`",
      "`arp`",
      "`dig`",
      "`traceroute`",
      "`nslookup`"
    ],
    "option_notes": [
      "It lists this machine's own connections and asks no server anything.",
      "It resolves too, but from IPv4 address to hardware address on the local link.",
      "It shows the full reply with flags and time to live, straight from the server asked.",
      "It shows the path of packets, and any name in it is a by-product.",
      "It asks the configured server, or one named on the command line, and prints the answer."
    ],
    "answer": {"choices": [2, 4]},
    "explanation": "Both `nslookup` and `dig` send a DNS query and show the response. `arp` shows IPv4-to-MAC mappings, `netstat` shows connections and listening ports, and `traceroute` shows the path to a destination.",
    "tip": "Works by address but not by name? Suspect DNS before you touch a cable."
  },
  {
    "kind": "single_choice", "topic": "cabling and hardware",
    "prompt": "A new access point draws up to 22 W and will be powered over its Ethernet cable. Which is the lowest-rated standard that can supply it?",
    "options": [
      "802.3ad",
      "802.3af",
      "802.3at",
      "802.3bt"
    ],
    "option_notes": [
      "The number looks like family, but this one bundles links and delivers no power.",
      "The first PoE standard suits a phone; this access point asks for almost twice as much.",
      "Its 25.5 W at the device are the first step on the ladder above 22 W.",
      "It would power the device, but the question asks for the lowest rating that does."
    ],
    "answer": {"choice": 2},
    "explanation": "802.3at (PoE+) delivers up to 25.5 W to the powered device, which covers 22 W. 802.3af stops at about 13 W at the device, 802.3bt would work but is rated higher than needed, and 802.3ad is link aggregation rather than power.",
    "tip": "PoE ladder at the source: af 15 W, at 30 W, bt 60 to 90 W."
  },
  {
    "kind": "single_choice", "topic": "switching and VLANs",
    "prompt": "An office moves its finance PCs into a VLAN of their own on the existing switches. What now happens to broadcast frames sent by a finance PC?",
    "options": [
      "They stay within the finance VLAN",
      "They are routed to the other VLANs",
      "They reach every port on the switch",
      "They are dropped by the first switch"
    ],
    "option_notes": [
      "The VLAN is the edge of a broadcast domain, on every switch that carries it.",
      "Routing between VLANs is for packets with a destination; broadcasts stop at the router.",
      "True before the change, when all ports belonged to one VLAN.",
      "A switch still floods broadcasts, only to fewer ports than before."
    ],
    "answer": {"choice": 0},
    "explanation": "Each VLAN is a separate broadcast domain, so broadcasts are delivered only to members of the same VLAN. Switches still flood them inside that VLAN, and routers do not pass them on to other VLANs.",
    "tip": "One VLAN = one broadcast domain = (nearly always) one IP subnet."
  },
  {
    "kind": "single_choice", "topic": "addressing and subnetting",
    "prompt": "Which is the correct shortened form of this IPv6 address?\n\n`2001:0db8:0000:0000:0000:00a0:0000:0042`",
    "options": [
      "`2001:db8::a0:0:42`",
      "`2001:db8:0:a0:0:42`",
      "`2001:db8::a0::42`",
      "`2001:db8::a:0:42`"
    ],
    "option_notes": [
      "The longer run of zeros is replaced, the lone zero group stays, and `00a0` keeps its last zero.",
      "It lists six groups and marks no gap, so two groups are simply missing.",
      "Both runs cannot be replaced: nobody could tell how many zeros belong where.",
      "Only zeros in front may go; dropping the one at the end turns a0 into 0a."
    ],
    "answer": {"choice": 0},
    "explanation": "Leading zeros in each group may be dropped, and one run of all-zero groups may be replaced by `::`. Writing `a` loses a significant trailing zero of `00a0`, two `::` in one address would be ambiguous, and a form with six groups and no `::` is not a complete address.",
    "tip": "Zeros on the left of a group may go, zeros on the right must stay, and `::` appears once."
  },
  {
    "kind": "single_choice", "topic": "routing",
    "prompt": "A router has these routes:\n\n| Destination | Next hop |\n|---|---|\n| `0.0.0.0/0` | `192.0.2.1` |\n| `10.0.0.0/8` | `192.0.2.2` |\n| `10.20.0.0/16` | `192.0.2.3` |\n| `10.20.30.0/24` | `192.0.2.4` |\n\nWhere does it send a packet addressed to `10.20.31.5`?",
    "options": [
      "To `192.0.2.1`",
      "To `192.0.2.2`",
      "To `192.0.2.3`",
      "To `192.0.2.4`"
    ],
    "option_notes": [
      "The default route always matches, which is why it wins only when nothing else does.",
      "It matches on eight bits, but a longer match is in the table.",
      "The first two octets agree, and no longer prefix in the table matches.",
      "The most specific entry looks best until you compare the third octet: 30 is not 31."
    ],
    "fixed_order": true,
    "answer": {"choice": 2},
    "explanation": "The address matches the default route, `10.0.0.0/8` and `10.20.0.0/16`; the /16 is the longest of these, so its next hop is used. `10.20.30.0/24` does not match, because the third octet is 31.",
    "tip": "Cross out the routes that do not match, then take the biggest number after the slash."
  },
  {
    "kind": "single_choice", "topic": "models and layers",
    "prompt": "Which OSI layers are covered by the application layer of the four-layer TCP/IP model?",
    "options": [
      "Layers 6 and 7",
      "Layers 4, 5, 6 and 7",
      "Layers 5, 6 and 7",
      "Layer 7 alone"
    ],
    "option_notes": [
      "The session layer is forgotten here; TCP/IP gives it no layer of its own either.",
      "Transport is a layer in both models, so it must not be folded in.",
      "What OSI splits into dialog, format and service, TCP/IP leaves to the program.",
      "The same name tempts you to match the layers one to one."
    ],
    "answer": {"choice": 2},
    "explanation": "The TCP/IP application layer combines the OSI session (5), presentation (6) and application (7) layers. The OSI transport layer keeps a counterpart of its own in the TCP/IP model.",
    "tip": "TCP/IP squeezes OSI at both ends: the top three layers become one, and so do the bottom two."
  },
  {
    "kind": "single_choice", "topic": "wireless",
    "prompt": "A site survey records a signal of -62 dBm and a noise floor of -90 dBm at one desk. What is the signal-to-noise ratio there?",
    "options": [
      "14 dB",
      "28 dB",
      "62 dB",
      "152 dB"
    ],
    "option_notes": [
      "14 is half the gap; decibels are subtracted, never halved or averaged.",
      "From -90 up to -62 is the height by which the signal stands above the noise.",
      "This is the signal's own level without its sign; the noise has not been considered.",
      "Adding the levels treats a noise floor as if it helped the signal."
    ],
    "fixed_order": true,
    "answer": {"choice": 1},
    "explanation": "SNR is the signal level minus the noise level: -62 - (-90) = 28 dB. Adding the two numbers gives 152, a common sign error.",
    "tip": "Think of SNR as the gap between two depths: the bigger the gap, the better the link."
  },
  {
    "kind": "single_choice", "topic": "operations and troubleshooting",
    "prompt": "A technician has identified the problem, formed a theory about its cause, and tested the theory with success. In the usual structured troubleshooting method, what comes next?",
    "options": [
      "Questioning the users once more",
      "Establishing a plan of action",
      "Verifying full system functionality",
      "Documenting the lessons learned"
    ],
    "option_notes": [
      "Questions come first of all, while the problem is being identified.",
      "With a cause confirmed, deciding what to change and what it may disturb is the next step.",
      "It must wait until something has been changed that could be verified.",
      "The last step of all, written when the fix has proved itself."
    ],
    "answer": {"choice": 1},
    "explanation": "With the cause confirmed, the next step is to plan the fix and consider its side effects. Verification follows the fix, documentation closes the process, and questioning users belongs to identifying the problem.",
    "tip": "Plan before you touch, verify after you touch, document before you leave."
  },
  {
    "kind": "single_choice", "topic": "protocols and ports",
    "prompt": "A capture shows a client's `DHCPDISCOVER` followed by a server's `DHCPOFFER`. Which message should come next if the lease is to succeed?",
    "options": [
      "`DHCPREQUEST`",
      "`DHCPACK`",
      "`DHCPINFORM`",
      "`DHCPRELEASE`"
    ],
    "option_notes": [
      "It is broadcast and names the chosen offer, so that other servers can take theirs back.",
      "It ends the exchange, but the server cannot confirm what no client has asked for.",
      "For hosts that have an address already and want only the other settings.",
      "The opposite end of a lease's life: the client hands the address back."
    ],
    "answer": {"choice": 0},
    "explanation": "The client replies to the offer with a `DHCPREQUEST`, and the server then confirms with a `DHCPACK`. `DHCPINFORM` asks only for extra settings, and `DHCPRELEASE` gives a lease back.",
    "tip": "DORA: Discover, Offer, Request, Acknowledge, with client and server taking turns."
  },
  {
    "kind": "single_choice", "topic": "addressing and subnetting",
    "prompt": "A /24 network must be divided into at least six equal subnets, each as large as possible. Which prefix length should be used?",
    "options": [
      "/26",
      "/27",
      "/28",
      "/29"
    ],
    "option_notes": [
      "The larger subnets tempt, but two bits make only four of them.",
      "Three bits make eight, the first power of two that reaches six.",
      "Sixteen subnets are enough by far, and each pays for it with half the hosts.",
      "It confuses at least six hosts with six subnets: a /29 holds exactly six hosts."
    ],
    "fixed_order": true,
    "answer": {"choice": 1},
    "explanation": "Borrowing 3 bits gives 2^3 = 8 subnets, enough for six, and turns /24 into /27 with 30 hosts in each. A /26 gives only four subnets, while /28 and /29 make the subnets smaller than necessary.",
    "tip": "Borrowed bits: 1, 2, 3, 4 give 2, 4, 8, 16 subnets; stop at the first that is enough."
  },
  {
    "kind": "single_choice", "topic": "operations and troubleshooting",
    "prompt": "A PC can ping other hosts in its own subnet but reaches nothing beyond it, by name or by IP address. Its neighbors have no such problem. What should be checked first?",
    "options": [
      "The PC's default gateway setting",
      "The PC's DNS server settings",
      "The PC's network cable and wall jack",
      "The PC's switch port speed setting"
    ],
    "option_notes": [
      "Only packets that leave the subnet use it, and only those fail.",
      "A favorite suspect, but addresses need no DNS, and they fail too.",
      "Local pings have just crossed this cable successfully.",
      "A wrong speed would spoil local traffic in the same way as remote traffic."
    ],
    "answer": {"choice": 0},
    "explanation": "Local traffic works, so the cable and the switch port are fine; remote traffic needs a correct default gateway. Wrong DNS settings would break names only, and remote IP addresses would still respond.",
    "tip": "Local works, remote fails, one PC affected: look at gateway and mask on that PC."
  },
  {
    "kind": "single_choice", "topic": "switching and VLANs",
    "prompt": "To add redundancy, a colleague connects two switches with two ordinary cables. Spanning tree is turned off and no link aggregation is configured. What is the likely result?",
    "options": [
      "A doubling of the available bandwidth",
      "A broadcast storm caused by a loop",
      "A duplex mismatch on both of the links",
      "A duplicate IP address on the switches"
    ],
    "option_notes": [
      "Aggregation would give that, but two plain cables do not act as one link.",
      "Each broadcast comes back on the other cable and is sent around again, without end.",
      "Duplex is agreed on each cable for itself, and a second cable does not disturb it.",
      "Cables bring no addresses; only a wrong configuration duplicates one."
    ],
    "answer": {"choice": 1},
    "explanation": "Two active parallel links form a loop, and Ethernet frames have no hop limit, so broadcasts circulate and multiply until the network is overwhelmed. Without aggregation the links do not combine their bandwidth.",
    "tip": "Frames have no TTL: a layer 2 loop never dies out on its own."
  },
  {
    "kind": "single_choice", "topic": "wireless",
    "prompt": "How does the 2.4 GHz band generally compare with the 5 GHz band?",
    "options": [
      "Longer range, fewer clear channels",
      "Shorter range, more clear channels",
      "Shorter range, fewer clear channels",
      "Longer range, more clear channels"
    ],
    "option_notes": [
      "Long waves pass walls well, and the narrow band leaves little room for channels.",
      "This describes 5 GHz, so the two bands have been swapped.",
      "Half right: the channels are few, but lower frequencies reach farther.",
      "Half right: the reach is longer, but this band is the crowded one."
    ],
    "answer": {"choice": 0},
    "explanation": "Lower frequencies travel farther and pass through walls better, but 2.4 GHz has room for only about three non-overlapping channels and is crowded. The 5 GHz band offers many more channels over a shorter range.",
    "tip": "2.4 travels, 5 flies: distance against speed."
  },
  {
    "kind": "true_false", "topic": "cabling and hardware",
    "prompt": "Single-mode fiber has a narrower core than multimode fiber.",
    "option_notes": [
      "Its core measures about 9 micrometers, a fraction of the 50 of multimode fiber.",
      "The longer reach suggests a wider path for light, yet the narrow core is what makes it possible."
    ],
    "answer": {"truth": true},
    "explanation": "Single-mode cores are about 9 micrometers wide, while multimode cores are typically 50 or 62.5 micrometers. The narrow core carries a single light path, which allows much longer distances.",
    "tip": "Single-mode: one thin path, long haul. Multimode: many paths, short haul."
  },
  {
    "kind": "single_choice", "topic": "models and layers",
    "prompt": "Two systems exchange text, but one stores it in a different character encoding. Which OSI layer is responsible for translating between the two data formats?",
    "options": [
      "Session",
      "Presentation",
      "Application",
      "Transport"
    ],
    "option_notes": [
      "It opens, keeps and closes the dialog, whatever the bytes mean.",
      "Encoding, compression and encryption all change the form of data, which is its business.",
      "Programs produce the text, which tempts, but OSI places its conversion one layer below.",
      "It delivers bytes between programs and never looks at what they spell."
    ],
    "answer": {"choice": 1},
    "explanation": "The presentation layer deals with how data is represented, which includes character encoding, compression and encryption. The session layer manages dialogs, and the application layer offers services to programs.",
    "tip": "Picture layer 6 as the interpreter sitting between two speakers."
  },
  {
    "kind": "single_choice", "topic": "routing",
    "prompt": "Which routing protocol do internet providers use to exchange routes between their autonomous systems?",
    "options": [
      "IS-IS",
      "OSPF",
      "RIP",
      "BGP"
    ],
    "option_notes": [
      "Large providers do run it, but inside their own network only.",
      "The best-known routing protocol serves the routers of one organization.",
      "Counting at most 15 hops, it would not even span a large company.",
      "It exchanges paths of autonomous systems and lets each provider apply its own policy."
    ],
    "answer": {"choice": 3},
    "explanation": "BGP is the exterior gateway protocol of the internet. OSPF, RIP and IS-IS are interior gateway protocols, used inside one autonomous system.",
    "tip": "B for Between: BGP works between autonomous systems."
  },
  {
    "kind": "single_choice", "topic": "addressing and subnetting",
    "prompt": "What is the broadcast address of the subnet that contains `172.16.5.130` when the mask is `255.255.255.192`?",
    "options": [
      "`172.16.5.159`",
      "`172.16.5.191`",
      "`172.16.5.223`",
      "`172.16.5.255`"
    ],
    "option_notes": [
      "The block would have to be 32 long, which is a mask of 224.",
      "128 plus 64 is 192, the next network, and one less is the last address here.",
      "The end of the next half block up; 130 lies well below 192.",
      "The broadcast of the undivided /24, as if the mask ended in 0."
    ],
    "fixed_order": true,
    "answer": {"choice": 1},
    "explanation": "The mask creates blocks of 64, so the host is in 172.16.5.128 to 172.16.5.191, and the last address of that block is the broadcast address. The .159 result comes from using blocks of 32, and .255 ends the last block of the /24.",
    "tip": "Broadcast = next network minus one."
  },
  {
    "kind": "multiple_choice", "topic": "protocols and ports",
    "prompt": "An audit demands that Telnet and FTP be replaced by encrypted equivalents. Which two protocols should replace them? **Choose two.**",
    "options": [
      "SNMPv2c",
      "SSH",
      "SFTP",
      "TFTP",
      "HTTP"
    ],
    "option_notes": [
      "Version 3 would encrypt; this version sends its community string readable.",
      "The same command line as before, now inside an encrypted session.",
      "It moves files through the same encrypted session that administrators already use.",
      "One letter from the right one, yet it has neither encryption nor a login.",
      "It can move files, but in the clear, which is what the audit objected to."
    ],
    "answer": {"choices": [1, 2]},
    "explanation": "SSH replaces Telnet for remote command lines, and SFTP transfers files inside an SSH session. TFTP, HTTP and SNMPv2c all send their data unencrypted.",
    "tip": "SFTP shares port 22 with SSH; FTPS is a different protocol, FTP inside TLS."
  },
  {
    "kind": "single_choice", "topic": "operations and troubleshooting",
    "prompt": "A host at `192.168.5.10` shows this:\n\n```\nProto  Local Address         Foreign Address    State\nTCP    0.0.0.0:22            0.0.0.0:0          LISTEN\nTCP    192.168.5.10:50122    203.0.113.80:443   ESTABLISHED\n```\n\nWhat does the last line most likely show?",
    "options": [
      "A remote client using a web server on this host",
      "A session from this host to a remote HTTPS server",
      "A connection attempt that the remote host refused",
      "A local service waiting for new HTTPS connections"
    ],
    "option_notes": [
      "The port 443 stands at the foreign side; here it would have to stand at the local side.",
      "The high port was picked by this host, as clients do, and 443 waits at the other end.",
      "A refusal leaves no established entry behind.",
      "That is the first line's state, LISTEN, and there the port is 22."
    ],
    "answer": {"choice": 1},
    "explanation": "The remote side uses the well-known port 443 and the local side a high ephemeral port, so this host is the client. A waiting service would be in the LISTEN state, and a refused attempt would not be ESTABLISHED.",
    "tip": "Low port = server side, high port = client side."
  },
  {
    "kind": "numeric", "topic": "cabling and hardware",
    "prompt": "What is the maximum length, in meters, of a complete 1000BASE-T channel over Cat 5e twisted pair, patch cords included?",
    "answer": {"value": 100, "tolerance": 0, "unit": "m"},
    "explanation": "Twisted pair Ethernet channels are specified for up to 100 m. A typical design allows 90 m of fixed cable plus 10 m for patch cords.",
    "tip": "90 in the wall + 10 in patch cords = 100."
  },
  {
    "kind": "single_choice", "topic": "wireless",
    "prompt": "Several access points should form one network so that a laptop can roam across a building without signing in again. What should the access points have in common?",
    "options": [
      "The same BSSID and radio MAC address",
      "The same IP address and subnet mask",
      "The same SSID and security settings",
      "The same channel and transmit power"
    ],
    "option_notes": [
      "A BSSID is meant to be unique, since it tells the access points apart.",
      "Two devices with one address would only disturb each other.",
      "Same name and same keys mean that a laptop can move on as if nothing had changed.",
      "Neighbors on one channel would have to take turns and slow each other down."
    ],
    "answer": {"choice": 2},
    "explanation": "A client treats access points with the same SSID and matching security settings as one network and moves between them. Neighboring access points should use different channels, a BSSID belongs to one radio, and every access point needs an IP address of its own.",
    "tip": "SSID names the network; BSSID names one radio in it."
  },
  {
    "kind": "single_choice", "topic": "addressing and subnetting",
    "prompt": "The interface of a working host shows one IPv6 address:\n\n```\ninet6 fe80::1c2b:3aff:fe4d:5e6f/64 scope link\n```\n\nWhat can the host reach over IPv6 using this address?",
    "options": [
      "Any host on the IPv6 internet",
      "Any host in its organization",
      "Only its own loopback address",
      "Hosts on the same link only"
    ],
    "option_notes": [
      "The address is real and unique enough, so it tempts, but no router forwards it.",
      "For that the host would need a unique local or a global address.",
      "Loopback is `::1`; this address works with the neighbors as well.",
      "The output says so itself: scope link ends at the first router."
    ],
    "answer": {"choice": 3},
    "explanation": "Addresses that begin with `fe80` are link-local: routers never forward packets that use them. Reaching other networks requires a global or unique local address.",
    "tip": "fe80 feels like 169.254, except that in IPv6 having it is normal and required."
  },
  {
    "kind": "single_choice", "topic": "protocols and ports",
    "prompt": "Which protocol does one mail server use to pass a message on to another mail server?",
    "options": [
      "POP3",
      "SNMP",
      "IMAP",
      "SMTP"
    ],
    "option_notes": [
      "A mailbox protocol: it fetches and, by custom, removes the mail from the server.",
      "Its name looks similar, but it monitors devices and carries no mail.",
      "The mailbox stays on the server while several devices read it; nothing is passed on.",
      "From the first server to the last, every hop of a message uses it."
    ],
    "answer": {"choice": 3},
    "explanation": "SMTP moves mail from sender to server and from server to server. IMAP and POP3 let a user read mail from a mailbox, and SNMP monitors network devices.",
    "tip": "SMTP pushes mail along; IMAP and POP3 pull it out of the mailbox."
  },
  {
    "kind": "single_choice", "topic": "routing",
    "prompt": "Two routers serve the same LAN. Hosts must keep using one gateway address even when one of the routers fails. Which protocol provides this?",
    "options": [
      "OSPF",
      "LACP",
      "VRRP",
      "RSTP"
    ],
    "option_notes": [
      "It would let the routers find new paths, but hosts do not take part in it.",
      "It joins cables between two devices, not two routers into one gateway.",
      "The hosts keep one address, and whichever router is alive answers for it.",
      "Redundancy as well, but of paths between switches."
    ],
    "answer": {"choice": 2},
    "explanation": "VRRP lets a group of routers share a virtual IP address, which the backup takes over when the active router fails. LACP bundles links, RSTP prevents layer 2 loops, and OSPF exchanges routes between routers rather than serving hosts.",
    "tip": "One virtual gateway, several real routers: that is first hop redundancy."
  },
  {
    "kind": "true_false", "topic": "switching and VLANs",
    "prompt": "By default, an access port adds an 802.1Q tag to each frame it sends to the attached PC.",
    "option_notes": [
      "Tags seem natural for a port that belongs to a VLAN, but the switch remembers the VLAN by itself.",
      "The PC receives ordinary frames; tags are for links that carry several VLANs."
    ],
    "answer": {"truth": false},
    "explanation": "An access port belongs to one VLAN and sends ordinary untagged frames to the device. Tags are used on trunk ports, where frames of several VLANs share the link.",
    "tip": "PCs and printers expect plain frames; tags live on trunks."
  },
  {
    "kind": "single_choice", "topic": "cabling and hardware",
    "prompt": "A 2 km fiber run between two sites has gone dark. Which instrument can report the distance to the break?",
    "options": [
      "A tone generator and inductive probe",
      "A twisted pair cable certifier",
      "An optical power meter with source",
      "An optical reflectometer (OTDR)"
    ],
    "option_notes": [
      "The pair finds a cable in a bundle by sound, and only in copper.",
      "It proves that a copper run meets its category, and has no plug for fiber.",
      "It tells you that light is lost, which everyone knows already, but not where.",
      "The time an echo needs, multiplied by the speed of light in glass, gives the distance."
    ],
    "answer": {"choice": 3},
    "explanation": "An OTDR sends light pulses and times the reflections, which reveals how far away a break or bad splice lies. A power meter shows how much light arrives but not where it is lost, and the other tools are made for copper.",
    "tip": "If the question asks \"where along the fiber?\", reach for the OTDR."
  },
  {
    "kind": "single_choice", "topic": "operations and troubleshooting",
    "prompt": "Transfers to a server are very slow. Both ends of its link report:\n\n```\nSwitch port 7 : up, 100 Mb/s, half duplex, late collisions 4821\nServer NIC    : up, 100 Mb/s, full duplex, FCS errors 3977\n```\n\nWhat is the cause?",
    "options": [
      "A duplex mismatch on the link",
      "A VLAN mismatch on the port",
      "A speed mismatch on the link",
      "A spanning tree loop nearby"
    ],
    "option_notes": [
      "One side waits for silence that the other never keeps, and frames collide late.",
      "In the wrong VLAN nothing would arrive at all; here traffic is slow and damaged.",
      "With different speeds the link would not even come up.",
      "A loop would flood every port of the VLAN, not just damage one link."
    ],
    "answer": {"choice": 0},
    "explanation": "One side waits its turn while the other transmits at any time, which produces late collisions on the half duplex side and FCS errors on the full duplex side. Both ends agree on 100 Mb/s, so speed is not the problem.",
    "tip": "Late collisions on a modern switched link almost always mean half duplex at one end."
  },
  {
    "kind": "multiple_choice", "topic": "addressing and subnetting",
    "prompt": "Which two of these addresses can be assigned to hosts in the subnet `192.168.40.96/27`? **Choose two.**",
    "options": [
      "`192.168.40.96`",
      "`192.168.40.97`",
      "`192.168.40.126`",
      "`192.168.40.127`",
      "`192.168.40.128`"
    ],
    "option_notes": [
      "All five host bits are zero: the name of the subnet, not a seat in it.",
      "The first address after the one that names the subnet.",
      "One below the broadcast address, so the last that a host may have.",
      "All five host bits are one, which addresses everybody.",
      "32 above the start, where the next subnet begins."
    ],
    "fixed_order": true,
    "answer": {"choices": [1, 2]},
    "explanation": "The subnet runs from .96 to .127, so hosts may use .97 to .126. The address .96 identifies the network, .127 is its broadcast address, and .128 already belongs to the next subnet.",
    "tip": "In any ordinary subnet the network address ends even and the broadcast address ends odd."
  },
  {
    "kind": "single_choice", "topic": "protocols and ports",
    "prompt": "Which DNS record type maps a host name to an IPv6 address?",
    "options": [
      "PTR",
      "A",
      "AAAA",
      "CNAME"
    ],
    "option_notes": [
      "It answers the opposite question, from an address to a name.",
      "The oldest type, made when addresses had 32 bits.",
      "An address four times as long as an A record's needs this newer type.",
      "It points to another name, and the address has still to be asked for."
    ],
    "answer": {"choice": 2},
    "explanation": "An AAAA record holds a 128-bit IPv6 address. An A record holds an IPv4 address, a PTR record maps an address back to a name, and a CNAME record points one name to another.",
    "tip": "IPv6 addresses are four times as long as IPv4, so the record has four As."
  },
  {
    "kind": "single_choice", "topic": "models and layers",
    "prompt": "A packet travels from a PC to a server across three routers, with no address translation on the way. Which addresses are replaced at every hop?",
    "options": [
      "The source and destination IP addresses",
      "The destination MAC and IP addresses",
      "The source and destination port numbers",
      "The source and destination MAC addresses"
    ],
    "option_notes": [
      "Without translation, the ends recognize each other by these, so they must not change.",
      "Half right: the frame's address changes at each hop, the packet's does not.",
      "They belong to the two programs, and routers on the way do not touch them.",
      "Every link gets a frame of its own, from this router to the next."
    ],
    "answer": {"choice": 3},
    "explanation": "Each router removes the old frame and builds a new one with MAC addresses for the next link. The IP addresses and port numbers identify the two end systems and stay the same from end to end when there is no NAT.",
    "tip": "IP is the address on the letter; MAC is the van that carries it to the next depot."
  },
  {
    "kind": "short_text", "topic": "wireless",
    "prompt": "What is the four-letter abbreviation for the network name that users see when they choose a wireless network?",
    "answer": {"accepted": ["ssid", "service set identifier", "service set identifier (ssid)", "ssid (service set identifier)"]},
    "explanation": "The SSID, or service set identifier, is the human-readable name of a wireless network. The similar-looking BSSID is the MAC address of one access point radio.",
    "tip": "An SSID can hold at most 32 bytes and is case-sensitive."
  },
  {
    "kind": "single_choice", "topic": "routing",
    "prompt": "A router using RIP learns two paths to the same network:\n\n| Path | Hops | Slowest link |\n|---|---|---|\n| through R2 | 2 | 10 Mb/s |\n| through R3 | 3 | 1 Gb/s |\n\nWhich path does it install?",
    "options": [
      "Through R2, because it has fewer hops",
      "Both paths, sharing the load equally",
      "Neither path, because the speeds differ",
      "Through R3, because its links are faster"
    ],
    "option_notes": [
      "Two is fewer than three, and this protocol looks at nothing else.",
      "Sharing would need equal metrics, and two is not three.",
      "A slow link is no reason for RIP to refuse a path.",
      "Any engineer would choose it, which is what makes RIP's answer surprising."
    ],
    "answer": {"choice": 0},
    "explanation": "RIP counts hops and ignores bandwidth, so the slower two-hop path wins. A protocol that considers link cost, such as OSPF, could prefer the faster path.",
    "tip": "RIP counts routers, not megabits; 16 hops means unreachable."
  },
  {
    "kind": "single_choice", "topic": "switching and VLANs",
    "prompt": "An uplink between two switches is saturated. A second cable should be added so that both act as one logical link, with neither of them blocked. Which technique fits?",
    "options": [
      "Rapid spanning tree (RSTP)",
      "Link aggregation (LACP)",
      "VLAN trunking (802.1Q)",
      "Port mirroring (SPAN)"
    ],
    "option_notes": [
      "It would keep the second cable in reserve, blocked until the first one fails.",
      "Several cables, one logical port: nothing left to block and the capacities add up.",
      "A trunk already carries the VLANs; it gets no wider by being one.",
      "It would load the second cable with copies of the traffic."
    ],
    "answer": {"choice": 1},
    "explanation": "Link aggregation bundles physical links into one logical link, so spanning tree sees a single connection and all members carry traffic. Spanning tree alone would block one cable, and trunking carries several VLANs without adding capacity.",
    "tip": "A single flow still uses one member link, so aggregation helps many flows, not one big download."
  },
  {
    "kind": "single_choice", "topic": "addressing and subnetting",
    "prompt": "A developer runs `ping ::1` on a workstation and receives replies. What has this test confirmed?",
    "options": [
      "The nearest IPv6 router is responding",
      "The default IPv6 gateway is reachable",
      "The network card has a working cable",
      "The workstation's own IPv6 stack works"
    ],
    "option_notes": [
      "Not even the nearest: nothing was sent that a router could have answered.",
      "Pinging the gateway is the later step that would show this.",
      "It would succeed with the cable pulled out.",
      "The reply came from the machine itself, so its own software is in order."
    ],
    "answer": {"choice": 3},
    "explanation": "`::1` is the IPv6 loopback address, so the packets never leave the workstation. The test says nothing about cables, routers or gateways.",
    "tip": "`::1` in IPv6 is what `127.0.0.1` is in IPv4."
  },
  {
    "kind": "single_choice", "topic": "operations and troubleshooting",
    "prompt": "Several users say the network \"feels slower than last month\". Which document would let an administrator confirm or refute that claim?",
    "options": [
      "A performance baseline",
      "A physical network diagram",
      "A service-level agreement",
      "An inventory of the assets"
    ],
    "option_notes": [
      "Last month's numbers beside today's settle the matter.",
      "It shows how things are connected, not how busy they are.",
      "It says what was promised, which may differ from what was normal.",
      "A list of devices contains no measurements."
    ],
    "answer": {"choice": 0},
    "explanation": "A baseline records normal values for utilization, latency and errors, so present measurements can be compared with it. A service-level agreement states targets, and diagrams and inventories contain no measurements.",
    "tip": "You cannot prove \"abnormal\" unless \"normal\" was recorded earlier."
  },
  {
    "kind": "single_choice", "topic": "switching and VLANs",
    "prompt": "An IP phone and the PC behind it share one switch port. The PC's frames are untagged in VLAN 20, while the phone's frames are tagged in VLAN 120. Which access-port feature is designed for this?",
    "options": [
      "Storm control",
      "Private VLAN",
      "Voice VLAN",
      "Port mirroring"
    ],
    "option_notes": [
      "It caps the rate of broadcasts, whichever device sends them.",
      "Separation tempts, but here it keeps ports apart inside one VLAN.",
      "One port, two VLANs: tagged for the handset, untagged for what is plugged in behind it.",
      "Convenient for recording calls, but it gives nobody a second VLAN."
    ],
    "answer": {"choice": 2},
    "explanation": "A voice VLAN lets an access port accept tagged phone traffic in one VLAN alongside untagged PC traffic in another. A private VLAN isolates hosts within one VLAN, mirroring copies traffic for analysis, and storm control limits floods.",
    "tip": "Phone tagged, PC untagged, one cable: voice VLAN."
  },
  {
    "kind": "single_choice", "topic": "protocols and ports",
    "prompt": "A monitoring server must receive SNMP traps that routers send on their own initiative. Which port must be open toward the server?",
    "options": [
      "UDP 123",
      "UDP 161",
      "UDP 162",
      "UDP 514"
    ],
    "option_notes": [
      "Time is asked for and answered here; no alarms arrive.",
      "The same protocol, the other direction: here agents wait for questions.",
      "The manager listens here for what devices report unasked.",
      "Messages sent unasked as well, but as syslog lines rather than traps."
    ],
    "fixed_order": true,
    "answer": {"choice": 2},
    "explanation": "Devices send traps to UDP 162 on the manager. UDP 161 is where agents listen for the manager's requests, UDP 123 is NTP and UDP 514 is syslog.",
    "tip": "161 asks, 162 alerts."
  },
  {
    "kind": "multiple_choice", "topic": "models and layers",
    "prompt": "Which three fields are found in a TCP header but not in a UDP header? **Choose three.**",
    "options": [
      "Destination port",
      "Source port",
      "Window size",
      "Sequence number",
      "Acknowledgment number",
      "Checksum"
    ],
    "option_notes": [
      "Both transports need it to find the program that receives.",
      "Both carry it so that the answer finds its way back.",
      "The receiver says how much more it can take, which UDP never asks.",
      "It puts pieces back into order; UDP leaves that to the program.",
      "It tells the sender what arrived, the basis of every retransmission.",
      "Both can detect damage; only the reaction to it differs."
    ],
    "answer": {"choices": [2, 3, 4]},
    "explanation": "TCP uses sequence numbers, acknowledgment numbers and a window to provide ordered, reliable delivery with flow control. UDP has only source port, destination port, length and checksum.",
    "tip": "The UDP header is 8 bytes with 4 fields; anything that sounds like bookkeeping belongs to TCP."
  },
  {
    "kind": "single_choice", "topic": "routing",
    "prompt": "A branch uses a fiber line and a cellular line. The static default route through the cellular line must be used only when the primary default route disappears. What should be configured?",
    "options": [
      "An identical distance on both default routes",
      "A lower administrative distance on the backup",
      "A longer prefix on the backup default route",
      "A higher administrative distance on the backup"
    ],
    "option_notes": [
      "Equal values put both lines to use at once, and the cellular bill with them.",
      "Lower means more trusted, so the backup would become the main line.",
      "A default route has length zero by definition; longer would make it another route.",
      "It waits, less trusted, until the better one has vanished from the table."
    ],
    "answer": {"choice": 3},
    "explanation": "A static route with a higher administrative distance \"floats\": it is installed only when the preferred route is gone. A lower value would make the cellular line the main path, equal values would use both, and a default route always has a prefix length of zero.",
    "tip": "Distance works like golf: the lowest number wins."
  },
  {
    "kind": "single_choice", "topic": "wireless",
    "prompt": "A hotel wants guests to accept its terms of use on a web page before the Wi-Fi gives them internet access. What should it deploy?",
    "options": [
      "A captive portal",
      "A band-steering policy",
      "A MAC address filter",
      "A hidden SSID"
    ],
    "option_notes": [
      "The first web request is answered by the hotel's own page until the guest agrees.",
      "It nudges devices to the faster band and shows nothing to anyone.",
      "It would shut out every guest whose device nobody had registered.",
      "Guests would only have to type the name, and would see no terms either way."
    ],
    "answer": {"choice": 0},
    "explanation": "A captive portal redirects new clients to a web page until they accept terms or sign in. Hiding the SSID or filtering MAC addresses shows nobody a page, and band steering only moves clients between frequency bands.",
    "tip": "A portal presents a page; it does not by itself encrypt the radio link."
  },
  {
    "kind": "numeric", "topic": "addressing and subnetting",
    "prompt": "A provider delegates `2001:db8:40::/56` to a customer, who uses a /64 on every LAN. How many /64 subnets does the delegation contain? Give the number of subnets.",
    "answer": {"value": 256, "tolerance": 0, "unit": "subnets"},
    "explanation": "Between /56 and /64 there are 8 bits for subnetting, and 2^8 = 256. No subnet is lost to a network or broadcast address.",
    "tip": "Subtract the prefix lengths and raise 2 to that power: /48 to /64 gives 65,536."
  },
  {
    "kind": "single_choice", "topic": "operations and troubleshooting",
    "prompt": "Users see certificate warnings on many websites. A technician looks at one PC's ARP cache; `.1` is the router and `.57` is a visitor's laptop.\n\n```\n192.168.1.1     02-1a-60-11-22-33\n192.168.1.57    02-1a-60-11-22-33\n```\n\nWhat is most likely happening?",
    "options": [
      "The switch has too many MAC addresses",
      "The laptop is exhausting the DHCP pool",
      "The laptop is poisoning the ARP caches",
      "The router has lost its default route"
    ],
    "option_notes": [
      "A full table makes a switch flood frames; it does not merge two addresses.",
      "Emptying the pool would leave newcomers without an address, the others unharmed.",
      "The PC has been told that the gateway lives at the laptop's hardware address.",
      "Without a default route websites would be unreachable, not merely suspicious."
    ],
    "answer": {"choice": 2},
    "explanation": "Two IP addresses with one MAC address, where one of them is the gateway, suggest that the laptop claims the gateway's address and intercepts traffic. That on-path position also explains the certificate warnings, which the other faults would not produce.",
    "tip": "One MAC, two IPs, one of them the gateway: suspect an on-path attack."
  },
  {
    "kind": "single_choice", "topic": "switching and VLANs",
    "prompt": "A network port in a public lobby must accept one known device and shut down when a different device is plugged in. Which switch feature should be configured?",
    "options": [
      "Storm control",
      "Port security",
      "BPDU guard",
      "DHCP snooping"
    ],
    "option_notes": [
      "It measures how much is flooded, not who is plugged in.",
      "It remembers the one permitted hardware address and closes the port for another.",
      "It does close ports, but at the sign of a foreign switch rather than a foreign PC.",
      "It filters false DHCP offers, but does not notice a foreign device."
    ],
    "answer": {"choice": 1},
    "explanation": "Port security limits which and how many MAC addresses a port accepts, and can disable the port on a violation. BPDU guard reacts to spanning tree messages, storm control to floods, and DHCP snooping to rogue DHCP servers.",
    "tip": "Port security counts and checks MACs; a \"violation\" in the stem is the giveaway."
  },
  {
    "kind": "single_choice", "topic": "cabling and hardware",
    "prompt": "A cable tester prints this wire map:\n\n```\n1 -> 3     4 -> 4\n2 -> 6     5 -> 5\n3 -> 1     7 -> 7\n6 -> 2     8 -> 8\n```\n\nWhat kind of cable is it?",
    "options": [
      "A cable with a split pair",
      "A straight-through cable",
      "A rollover cable",
      "A crossover cable"
    ],
    "option_notes": [
      "A split pair maps every pin to its own number, so this tester would show nothing odd.",
      "Pins 1, 2, 3 and 6 would have to arrive where they started.",
      "Then 1 would meet 8, 2 would meet 7, and so on down the row.",
      "Send and receive change places, which is what two like devices once needed."
    ],
    "answer": {"choice": 3},
    "explanation": "The pairs on pins 1-2 and 3-6 are swapped, which makes it a crossover cable for 10 and 100 Mb/s Ethernet. A straight-through cable maps every pin to itself, a rollover cable reverses all eight, and a split pair can pass a wire map with every pin in place.",
    "tip": "T568A at one end and T568B at the other gives you a crossover."
  },
  {
    "kind": "single_choice", "topic": "protocols and ports",
    "prompt": "Log entries from a firewall, a switch and a server cannot be put in order because the three clocks disagree. Which protocol solves the cause of the problem?",
    "options": [
      "NTP",
      "Syslog",
      "LLDP",
      "SNMP"
    ],
    "option_notes": [
      "Once every device follows one time source, entries can be sorted by their time.",
      "It collects the entries in one place, each with the time of its own device's clock.",
      "It announces a device to its neighbors and has nothing to do with time.",
      "It reads counters and settings; the clocks would stay as they are."
    ],
    "answer": {"choice": 0},
    "explanation": "NTP synchronizes device clocks to a common time source, which makes log times comparable. Syslog collects messages in one place but does not correct the clocks that stamped them.",
    "tip": "Fix time first: certificates, logins and logs all depend on it."
  },
  {
    "kind": "single_choice", "topic": "addressing and subnetting",
    "prompt": "Which single prefix summarizes exactly the networks `10.4.0.0/24`, `10.4.1.0/24`, `10.4.2.0/24` and `10.4.3.0/24`?",
    "options": [
      "`10.4.0.0/21`",
      "`10.4.0.0/22`",
      "`10.4.0.0/23`",
      "`10.4.0.0/24`"
    ],
    "option_notes": [
      "Eight networks fit, four more than were to be summarized.",
      "Two bits cover the third octet from 0 to 3, neither more nor less.",
      "One bit covers 0 and 1 and leaves out the other two.",
      "This is only the first of the four."
    ],
    "fixed_order": true,
    "answer": {"choice": 1},
    "explanation": "Four consecutive /24 networks need two bits, so the summary is /22 and covers 10.4.0.0 to 10.4.3.255. A /21 would also include 10.4.4.0 to 10.4.7.255, and a /23 covers only half of the range.",
    "tip": "Doubling the networks shortens the prefix by one: 2 gives /23, 4 gives /22, 8 gives /21."
  },
  {
    "kind": "true_false", "topic": "routing",
    "prompt": "By default, a router forwards packets addressed to `255.255.255.255` from one interface to its other interfaces.",
    "option_notes": [
      "Switches do flood broadcasts, which makes it tempting to expect the same of routers.",
      "A router is the border of a broadcast domain and keeps such packets on the network they came from."
    ],
    "answer": {"truth": false},
    "explanation": "The limited broadcast address stays on the local network, and routers do not forward it. That is why DHCP across subnets needs a relay agent.",
    "tip": "Switches spread broadcasts, routers stop them."
  },
  {
    "kind": "numeric", "topic": "switching and VLANs",
    "prompt": "A 24-port switch with no trunks and no router has ports 1-8 in VLAN 10, ports 9-16 in VLAN 20 and ports 17-24 in VLAN 30. How many broadcast domains do these 24 ports form? Give the number of broadcast domains.",
    "answer": {"value": 3, "tolerance": 0, "unit": "broadcast domains"},
    "explanation": "Each VLAN is one broadcast domain, so three VLANs make three. The 24 ports are 24 separate collision domains, which is a different count.",
    "tip": "Count VLANs for broadcast domains, switch ports for collision domains."
  },
  {
    "kind": "multiple_choice", "topic": "operations and troubleshooting",
    "prompt": "A desktop PC shows no link light on its network card, although it is powered on. Which two actions address what this symptom points to? **Choose two.**",
    "options": [
      "Flush the PC's DNS resolver cache",
      "Replace the patch cable with a known-good one",
      "Release and renew the PC's DHCP lease",
      "Connect the cable to a switch port known to work",
      "Clear the web browser's cache and cookies"
    ],
    "option_notes": [
      "Names come into play long after the link; there is none yet.",
      "The cable is the most common cause and the quickest to rule out.",
      "A lease travels in frames, and without a link there are no frames.",
      "If the light comes on there, the old port was to blame.",
      "Pages load last of all layers, so this is the wrong end to start from."
    ],
    "answer": {"choices": [1, 3]},
    "explanation": "A missing link light points to layer 1: the cable, the port or the card. DNS, DHCP and browser actions work at higher layers and can have no effect until the link comes up.",
    "tip": "No light, no layers: fix the physical link before anything else."
  },
  {
    "kind": "single_choice", "topic": "models and layers",
    "prompt": "A server offers a website and a mail service on one IP address. How does its operating system decide which service gets an incoming connection request?",
    "options": [
      "By the source IP address",
      "By the destination port number",
      "By the source port number",
      "By the destination MAC address"
    ],
    "option_notes": [
      "It tells the server where the client is, not what the client wants.",
      "80 or 443 wakes the web server, 25 the mail server.",
      "A random number that the client chose for itself.",
      "The card has used it to accept the frame; both services share the same card."
    ],
    "answer": {"choice": 1},
    "explanation": "Each service listens on its own port, and the destination port in the request selects the listener. The source address and source port identify the client, and the MAC address brought the frame no further than the network card.",
    "tip": "IP address finds the building, port number finds the room."
  },
  {
    "kind": "single_choice", "topic": "wireless",
    "prompt": "Near a break room, clients on 2.4 GHz lose their connection around lunchtime each day; clients on 5 GHz are not affected. What is the most likely cause?",
    "options": [
      "A full DHCP address pool",
      "An expired Wi-Fi passphrase",
      "A microwave oven in use",
      "A wrong SSID on the clients"
    ],
    "option_notes": [
      "Both bands draw on the same pool, so the 5 GHz clients would suffer too.",
      "A passphrase does not recover when lunch is over.",
      "It leaks around 2.45 GHz, and people heat their lunch at the same hour.",
      "A wrong name would never connect, at any hour."
    ],
    "answer": {"choice": 2},
    "explanation": "Microwave ovens leak energy around 2.4 GHz and disturb nearby Wi-Fi while they run. A full address pool or a credential problem would not spare the 5 GHz band or follow the lunch hour.",
    "tip": "Trouble tied to a place and a time of day suggests interference."
  },
  {
    "kind": "single_choice", "topic": "addressing and subnetting",
    "prompt": "How does an IPv6 host that uses SLAAC learn the prefix from which it builds its address?",
    "options": [
      "From a Router Advertisement",
      "From a Neighbor Advertisement",
      "From an AAAA record in DNS",
      "From a DHCPv6 Reply message"
    ],
    "option_notes": [
      "It comes unasked from time to time, or at once when the host solicits it.",
      "The names are close, but this one answers who owns an address next door.",
      "A host needs an address before it can ask DNS anything.",
      "It brings whole addresses from a server, the way that SLAAC was made to avoid."
    ],
    "answer": {"choice": 0},
    "explanation": "Routers announce the prefix in Router Advertisements, and the host adds an interface identifier of its own. A DHCPv6 Reply comes from a DHCPv6 server, which SLAAC does not need, and Neighbor Advertisements resolve addresses to MAC addresses.",
    "tip": "SLAAC = Router Advertisement for the front half, the host itself for the back half."
  },
  {
    "kind": "single_choice", "topic": "operations and troubleshooting",
    "prompt": "After a VPN tunnel is set up, small pings to a remote server succeed, but large file transfers and some web pages hang. What is the most likely cause?",
    "options": [
      "An expired lease on the client",
      "A DNS failure at the remote site",
      "An MTU problem in the tunnel",
      "A wrong default gateway locally"
    ],
    "option_notes": [
      "Without a lease the small pings would have failed as well.",
      "A tempting reflex, yet pings of any size to the same server need the same lookup.",
      "The tunnel's own header makes the largest packets too large, and only those.",
      "A wrong gateway lets nothing through, whatever its size."
    ],
    "answer": {"choice": 2},
    "explanation": "Tunnel headers leave less room for data, so full-size packets may be dropped while small ones pass, above all when the ICMP messages that report it are filtered. DNS, lease or gateway faults would affect small packets as well.",
    "tip": "Small works, big hangs: test with larger pings and the do-not-fragment bit set."
  },
  {
    "kind": "multiple_choice", "topic": "switching and VLANs",
    "prompt": "Which two are benefits of dividing a switched network into VLANs? **Choose two.**",
    "options": [
      "Higher line speed on each of the access ports",
      "Direct communication between subnets with no router",
      "Separation of user groups on shared switches",
      "Smaller broadcast domains",
      "Automatic encryption of frames on trunk links"
    ],
    "option_notes": [
      "A port is as fast as its hardware; a number on it changes nothing.",
      "The reverse is true: apart by design, they now need a router to meet.",
      "Two departments can sit on one switch and not hear each other.",
      "A broadcast reaches the members of one VLAN instead of the whole switch.",
      "Tags are readable labels, which is easily mistaken for protection."
    ],
    "answer": {"choices": [2, 3]},
    "explanation": "VLANs limit how far broadcasts travel and keep groups apart even when they share the same switches. They do not encrypt anything or change port speed, and traffic between VLANs still needs routing.",
    "tip": "VLANs separate traffic but never scramble it."
  },
  {
    "kind": "short_text", "topic": "routing",
    "prompt": "What is the two-word term for the router address, configured on a host, to which the host sends all packets for other networks?",
    "answer": {"accepted": ["default gateway", "default-gateway", "the default gateway", "default gateway address", "gateway", "default router"]},
    "explanation": "The default gateway is the router interface on the host's local network that forwards packets to other networks. Without it, a host can talk only to its neighbors.",
    "tip": "In IPv4 the gateway must lie inside the host's own subnet, or the host cannot reach it."
  },
  {
    "kind": "single_choice", "topic": "cabling and hardware",
    "prompt": "Two switches in adjacent racks, 3 m apart, need a 10 Gb/s link between their SFP+ ports at the lowest cost. What should be used?",
    "options": [
      "A coaxial cable with F-type connectors",
      "Two LR optics and single-mode fiber",
      "A twinax direct-attach cable",
      "A Cat 5e patch cord with RJ45 plugs"
    ],
    "option_notes": [
      "Coaxial is half right, since twinax is a relative, but the plug belongs to television.",
      "It would work for kilometers, at the price of two optics nobody needs at 3 m.",
      "Cable and plugs are one piece, made for neighbors like these.",
      "Neither the plug nor the cable's category is made for these ports."
    ],
    "answer": {"choice": 2},
    "explanation": "A direct-attach cable is a twinax copper cable with SFP+ plugs at both ends, inexpensive and suited to a few meters. Long-reach optics would work but cost more, and cables with RJ45 or F-type connectors do not fit SFP+ ports.",
    "tip": "Inside a rack or to the next one, think DAC; across the building, think fiber."
  },
  {
    "kind": "single_choice", "topic": "models and layers",
    "prompt": "In which order do the segments of a TCP three-way handshake appear?",
    "options": [
      "ACK, SYN, SYN-ACK",
      "SYN, SYN-ACK, ACK",
      "SYN, ACK, SYN-ACK",
      "SYN-ACK, SYN, ACK"
    ],
    "option_notes": [
      "An acknowledgment cannot come first: there is nothing to acknowledge yet.",
      "Ask, agree and ask back in one, confirm: each side has been heard.",
      "The combined step cannot come last, since the server speaks second.",
      "The server does not open the talk; it waits for a SYN."
    ],
    "answer": {"choice": 1},
    "explanation": "The client sends SYN, the server agrees with SYN-ACK, and the client confirms with ACK. Only then can application data flow.",
    "tip": "Hello? Hello to you too! Great, let's talk."
  },
  {
    "kind": "single_choice", "topic": "protocols and ports",
    "prompt": "DHCP clients in VLAN 30 get no addresses. The DHCP server is in VLAN 10, its VLAN 30 scope is correct, and routing between the VLANs works. What is most likely missing?",
    "options": [
      "A trunk link to each client in VLAN 30",
      "A DNS forwarder in VLAN 30",
      "A NAT rule on the VLAN 30 gateway",
      "A DHCP relay on the VLAN 30 gateway"
    ],
    "option_notes": [
      "Clients expect untagged frames; trunks are for switches.",
      "A client can ask DNS only when it has an address.",
      "Translation serves traffic to the internet, and these two VLANs are routed already.",
      "The gateway hears the broadcast and, as a relay, would send it on to VLAN 10."
    ],
    "answer": {"choice": 3},
    "explanation": "Clients broadcast their requests, and routers do not forward broadcasts. A relay agent on the clients' gateway passes the requests on to the server as unicast packets.",
    "tip": "One DHCP server, many subnets: a relay wherever the server is not local."
  },
  {
    "kind": "single_choice", "topic": "addressing and subnetting",
    "prompt": "A capture shows an IPv6 packet sent to `ff02::1`. Which systems should receive it?",
    "options": [
      "All nodes in the organization",
      "The nearest node of an anycast group",
      "All nodes on the local link",
      "All routers on the local link"
    ],
    "option_notes": [
      "Multicast with 02 in front is limited to the link; a wider group would need a wider scope.",
      "Anycast goes to one of several, and its addresses look like ordinary ones.",
      "Scope 2 is this link, group 1 is every node.",
      "Close: they listen to group 2 as well, but this is group 1."
    ],
    "answer": {"choice": 2},
    "explanation": "`ff02::1` is the link-local all-nodes multicast address, which does the work of a broadcast on one link. All routers on the link listen to `ff02::2` instead.",
    "tip": "ff02::1 = everyone here; ff02::2 = routers here."
  },
  {
    "kind": "single_choice", "topic": "switching and VLANs",
    "prompt": "PCs in VLAN 10 cannot reach PCs in VLAN 20 on the same layer 2 switch, although each group works well by itself. What is needed to connect the two groups?",
    "options": [
      "A router or a layer 3 switch",
      "A second switch for VLAN 20",
      "A crossover cable between ports",
      "A larger MAC address table"
    ],
    "option_notes": [
      "Two subnets meet only where something routes between them.",
      "It would give VLAN 20 more ports and no way out.",
      "Cabled together, the ports would merge two broadcast domains rather than route between them.",
      "The table tells ports apart within a VLAN and crosses none."
    ],
    "answer": {"choice": 0},
    "explanation": "Different VLANs are different broadcast domains and subnets, so traffic between them must be routed. More layer 2 equipment cannot pass traffic from one subnet to another.",
    "tip": "\"Router on a stick\" is one trunk and several subinterfaces doing this job."
  },
  {
    "kind": "single_choice", "topic": "protocols and ports",
    "prompt": "A secondary DNS server must be able to pull full zone transfers (AXFR) from the primary, using the classic unencrypted service. Which port must the firewall allow?",
    "options": [
      "TCP 53",
      "UDP 53",
      "UDP 67",
      "TCP 389"
    ],
    "option_notes": [
      "A whole zone may be large, and each record must arrive.",
      "The usual port for queries, but a transfer needs a connection.",
      "Three letters again, but this one hands out addresses.",
      "A directory can hold names as well; it is asked with another protocol."
    ],
    "answer": {"choice": 0},
    "explanation": "Zone transfers use TCP 53, because a complete zone needs reliable delivery of a large amount of data. Ordinary DNS queries mostly use UDP 53, UDP 67 is DHCP and TCP 389 is LDAP.",
    "tip": "DNS: UDP for questions, TCP for anything big."
  },
  {
    "kind": "true_false", "topic": "wireless",
    "prompt": "Turning off SSID broadcast on an access point encrypts the traffic of its wireless clients.",
    "option_notes": [
      "Invisible sounds safe, but hiding a name changes nothing about how frames are sent.",
      "Only a security mode such as WPA2 or WPA3 encrypts; the name has no part in it."
    ],
    "answer": {"truth": false},
    "explanation": "Hiding the SSID only removes the name from beacons; it does not encrypt anything. Encryption comes from a security mode such as WPA2 or WPA3.",
    "tip": "A hidden network is still heard: clients reveal the name whenever they connect."
  },
  {
    "kind": "single_choice", "topic": "protocols and ports",
    "prompt": "A dashboard sorts syslog messages by standard severity, most urgent at the top. Which of these levels appears highest?",
    "options": [
      "Error",
      "Critical",
      "Notice",
      "Warning"
    ],
    "option_notes": [
      "The everyday word for trouble, and one step less urgent than the answer.",
      "Level 2: only alert and emergency stand above it.",
      "Normal but noteworthy, near the calm end of the list.",
      "Something may go wrong soon, so two steps below what is failing now."
    ],
    "answer": {"choice": 1},
    "explanation": "In syslog a lower number is more urgent: critical is 2, error is 3, warning is 4 and notice is 5. Only emergency (0) and alert (1) rank higher than critical.",
    "tip": "The scale runs backward: 0 is the house on fire, 7 is debug chatter."
  },
  {
    "kind": "single_choice", "topic": "routing",
    "prompt": "Forty office PCs share one public IPv4 address. How does the router know which PC should get a reply that arrives from the internet?",
    "options": [
      "By the MAC address of the PC in the reply",
      "By the DNS name of the PC in the reply",
      "By the TTL value remaining in the reply",
      "By the translated port number in the reply"
    ],
    "option_notes": [
      "The reply was framed by the provider's router, which never saw that address.",
      "Replies carry numbers, and forty PCs share one public name at best.",
      "It counts remaining hops and is the same for many packets.",
      "The table remembers which PC was given this port on the way out."
    ],
    "answer": {"choice": 3},
    "explanation": "Port address translation maps each outgoing connection to a port on the public address and records it in a table; the reply carries that port as its destination. The PC's MAC address never leaves the local network, and neither TTL nor DNS names identify a connection.",
    "tip": "NAT changes addresses; PAT also juggles ports, so many can share one."
  },
  {
    "kind": "single_choice", "topic": "cabling and hardware",
    "prompt": "Network cable must run through the air-handling space above a suspended ceiling in a US office. Which cable rating is made for this space?",
    "options": [
      "General purpose (CM)",
      "Riser (CMR)",
      "Plenum (CMP)",
      "Direct burial (outdoor)"
    ],
    "option_notes": [
      "The ordinary rating for rooms, with no promise about smoke in moving air.",
      "It stops flames from climbing between floors, a lesser demand than clean air.",
      "It gives off little smoke, because ventilation carries this air to rooms with people.",
      "Its jacket resists water, and burns with more smoke than is allowed indoors."
    ],
    "answer": {"choice": 2},
    "explanation": "Air-handling spaces are plenums, and plenum-rated cable limits flame spread and smoke that the ventilation would carry through the building. Riser cable is meant for vertical shafts between floors and does not meet the stricter requirement.",
    "tip": "Plenum may replace riser, but riser may never replace plenum."
  },
  {
    "kind": "numeric", "topic": "addressing and subnetting",
    "prompt": "How many usable host addresses does an IPv4 subnet with the mask `255.255.252.0` provide? Give the number of hosts.",
    "answer": {"value": 1022, "tolerance": 0, "unit": "hosts"},
    "explanation": "The mask is /22, which leaves 10 host bits: 2^10 = 1024 addresses. Subtracting the network and broadcast addresses leaves 1022.",
    "tip": "Anchor on /24 = 256 addresses and double for each bit you give back: /23 = 512, /22 = 1024."
  },
  {
    "kind": "single_choice", "topic": "models and layers",
    "prompt": "A protocol analyzer decodes an untagged Ethernet frame that carries ordinary HTTPS traffic over TCP. Which header comes directly after the Ethernet header?",
    "options": [
      "The HTTP header",
      "The IP header",
      "The TCP header",
      "The TLS header"
    ],
    "option_notes": [
      "It is the innermost layer, and even that is hidden inside TLS.",
      "The network layer's turn comes right after the data link's.",
      "It follows the IP header, one step later.",
      "Encryption begins above the transport, far from the Ethernet header."
    ],
    "answer": {"choice": 1},
    "explanation": "Encapsulation nests headers by layer: Ethernet holds IP, IP holds TCP, TCP holds TLS, and the HTTP data is inside TLS. So the network-layer header follows the data-link header.",
    "tip": "Peel a frame like an onion: layers 2, 3, 4 and then the application."
  },
  {
    "kind": "short_text", "topic": "operations and troubleshooting",
    "prompt": "What is the usual name of the command-line tool that lists the routers on the path to a destination by sending probes with increasing TTL values?",
    "answer": {"accepted": ["traceroute", "tracert", "trace route", "trace-route", "traceroute6", "tracepath"]},
    "explanation": "Each router that sees the TTL reach zero returns an ICMP Time Exceeded message, which reveals its address. The tool is called `traceroute` on most systems and `tracert` on some.",
    "tip": "Ping tells you whether; traceroute tells you where."
  },
  {
    "kind": "single_choice", "topic": "protocols and ports",
    "prompt": "IP phones register and ring normally, but when a call is accepted neither person hears anything. Which protocol's traffic is most likely being blocked?",
    "options": [
      "DNS",
      "RTP",
      "NTP",
      "SIP"
    ],
    "option_notes": [
      "Without names the phones would hardly have registered.",
      "The voice itself travels in it, on ports of its own that a firewall may forget.",
      "Wrong clocks spoil logs and certificates, not one direction of sound.",
      "Ringing shows that signaling got through; speech uses a separate stream."
    ],
    "answer": {"choice": 1},
    "explanation": "RTP carries the voice itself, and it is missing here. Registration and ringing are SIP signaling, which evidently works, and a DNS failure would more likely have prevented registration.",
    "tip": "SIP sets up the call, RTP transports the talk."
  },
  {
    "kind": "single_choice", "topic": "switching and VLANs",
    "prompt": "Four switches take part in spanning tree:\n\n| Switch | Priority | MAC address |\n|---|---|---|\n| SW1 | 32768 | `02:00:00:00:00:0a` |\n| SW2 | 32768 | `02:00:00:00:00:0b` |\n| SW3 | 28672 | `02:00:00:00:00:0c` |\n| SW4 | 24576 | `02:00:00:00:00:0d` |\n\nWhich switch becomes the root bridge?",
    "options": [
      "SW1",
      "SW2",
      "SW3",
      "SW4"
    ],
    "option_notes": [
      "The lowest MAC address tempts, but it is compared only between equals.",
      "Same priority as SW1 and a higher address: it loses twice.",
      "Lower than the default and still not the lowest here.",
      "24576 is the smallest value in the table, so nothing else is compared."
    ],
    "fixed_order": true,
    "answer": {"choice": 3},
    "explanation": "The lowest bridge priority wins, and 24576 on SW4 is the lowest. MAC addresses only break ties between equal priorities, so the lowest MAC address on SW1 does not matter here.",
    "tip": "Compare priority before MAC, and low always wins in spanning tree."
  },
  {
    "kind": "single_choice", "topic": "wireless",
    "prompt": "A wireless point-to-point bridge must connect two buildings 300 m apart with a clear line of sight. Which antennas are the best choice?",
    "options": [
      "Small rubber dipole antennas",
      "Built-in laptop antennas",
      "Omnidirectional ceiling antennas",
      "Directional dish antennas"
    ],
    "option_notes": [
      "They send as much to the sky and to the side as to the other building.",
      "They are made for short distances and cannot be aimed.",
      "A circle around the ceiling suits the people beneath it.",
      "All power goes one way, and each dish listens only in the direction of the other."
    ],
    "answer": {"choice": 3},
    "explanation": "Directional antennas concentrate energy toward the other building, which raises the signal and reduces interference from elsewhere. Omnidirectional types, including dipoles, spread energy all around and suit area coverage.",
    "tip": "Point to point: aim a beam. Point to many: spread a doughnut."
  },
  {
    "kind": "single_choice", "topic": "addressing and subnetting",
    "prompt": "An organization wants routable IPv6 addresses for internal use only, similar in purpose to the private IPv4 ranges. Which of these addresses is of that type?",
    "options": [
      "`fd12:3456:789a::10`",
      "`fe80::3456:789a:10`",
      "`2001:db8:789a::10`",
      "`ff02::3456:789a:10`"
    ],
    "option_notes": [
      "The prefix begins with fd: routed inside, unknown outside.",
      "Internal indeed, but confined to one link; no router passes it on.",
      "It is in the global range, in a block reserved for examples in documents.",
      "It names a group of receivers, so no host can be its owner."
    ],
    "answer": {"choice": 0},
    "explanation": "Unique local addresses come from `fc00::/7`, and those in use begin with `fd`. Addresses in `fe80::/10` are never routed beyond one link, `ff00::/8` is multicast, and `2001:db8::/32` is part of the global unicast space, set aside for documentation.",
    "tip": "fd stays inside, fe80 stays on the link, ff goes to a group, 2 or 3 goes to the world."
  },
  {
    "kind": "multiple_choice", "topic": "routing",
    "prompt": "Which two are link-state routing protocols? **Choose two.**",
    "options": [
      "IS-IS",
      "RIPv2",
      "BGP",
      "OSPF",
      "RIPng"
    ],
    "option_notes": [
      "Every router keeps the map of its level and computes the paths itself.",
      "Version 2 added subnet masks, but routers still rely on distances that neighbors report.",
      "It compares lists of autonomous systems and has no map of links.",
      "Each router tells all others the state of its links, so everyone computes from the same map.",
      "It is RIP for IPv6: other addresses, the same exchange of distances."
    ],
    "answer": {"choices": [0, 3]},
    "explanation": "OSPF and IS-IS routers flood link-state information and each computes shortest paths from a complete map. RIPv2 and RIPng are distance-vector protocols, and BGP is a path-vector protocol.",
    "tip": "Link state holds the full map; distance vector trusts the neighbor's road sign."
  },
  {
    "kind": "single_choice", "topic": "operations and troubleshooting",
    "prompt": "A firmware upgrade has left a core switch unstable at 2 a.m., and the maintenance window is closing. Which part of the change request tells the team how to restore the previous state?",
    "options": [
      "The impact analysis",
      "The test schedule",
      "The approval record",
      "The rollback plan"
    ],
    "option_notes": [
      "It helped to decide whether to make the change, and undoes nothing.",
      "It says when checks are due, not how to undo a change.",
      "It proves who agreed to the change, which restores nothing.",
      "Its steps were written before the change, for exactly this situation."
    ],
    "answer": {"choice": 3},
    "explanation": "The rollback plan describes how to return to the last working configuration or firmware. The impact analysis lists what the change may affect, and the other parts record who agreed and when tests take place.",
    "tip": "No rollback plan, no change: write the way back before you start."
  },
  {
    "kind": "single_choice", "topic": "cabling and hardware",
    "prompt": "Which small duplex fiber connector is most commonly used with SFP and SFP+ transceivers?",
    "options": [
      "MPO",
      "ST",
      "LC",
      "SC"
    ],
    "option_notes": [
      "Many fibers in one wide plug, for parallel optics.",
      "It turns like a bayonet and is as wide as the whole slot.",
      "Half the ferrule, so two fit side by side into the slot.",
      "Square and common on older gear, but two are too wide for an SFP."
    ],
    "answer": {"choice": 2},
    "explanation": "LC connectors have a small 1.25 mm ferrule, so a duplex pair fits into an SFP slot. SC and ST use larger 2.5 mm ferrules, and MPO carries many fibers for parallel optics such as some QSFP modules.",
    "tip": "Small slot, small plug: an SFP port calls for LC."
  },
  {
    "kind": "true_false", "topic": "protocols and ports",
    "prompt": "A DHCPv4 server listens on UDP port 67, while DHCPv4 clients receive its replies on UDP port 68.",
    "option_notes": [
      "The server waits at 67, and answers reach the client at 68.",
      "The two ports are easily swapped, and 546 and 547 belong to DHCPv6."
    ],
    "answer": {"truth": true},
    "explanation": "DHCPv4 uses UDP 67 at the server and UDP 68 at the client. The IPv6 version uses different ports: UDP 547 at the server and UDP 546 at the client.",
    "tip": "67 serves, 68 waits: the server has the lower number."
  },
  {
    "kind": "short_text", "topic": "switching and VLANs",
    "prompt": "On an 802.1Q trunk, what is the two-word term for the VLAN whose frames cross the trunk untagged?",
    "answer": {"accepted": ["native vlan", "native-vlan", "the native vlan", "native"]},
    "explanation": "Untagged frames on an 802.1Q trunk belong to the native VLAN. It must match at both ends, or traffic leaks from one VLAN into another.",
    "tip": "Good practice: make the native VLAN an unused one, so no user traffic travels untagged."
  },
  {
    "kind": "single_choice", "topic": "addressing and subnetting",
    "prompt": "Host A is `10.1.1.120/25` and host B is `10.1.1.130/25`. They are connected to the same VLAN, no router is present, and they cannot ping each other. Why?",
    "options": [
      "They share a broadcast address",
      "They are in different subnets",
      "Their mask is invalid for this range",
      "One of them has a reserved address"
    ],
    "option_notes": [
      "Each subnet has a broadcast address of its own, and neither host has it.",
      "120 is below 128 and 130 above it, so the line runs between them.",
      "Any length from 8 to 30 works in this private range; 25 is quite common.",
      "Neither is the first or last address of its half."
    ],
    "answer": {"choice": 1},
    "explanation": "A /25 splits the range at 128: host A belongs to `10.1.1.0/25` and host B to `10.1.1.128/25`, so each would need a router to reach the other. Both are ordinary host addresses, and a /25 mask is valid for any unicast range.",
    "tip": "With /25, the fence stands between .127 and .128."
  },
  {
    "kind": "single_choice", "topic": "wireless",
    "prompt": "Which Wi-Fi standard introduced OFDMA, which divides a channel into small units shared by several clients at once?",
    "options": [
      "802.11n",
      "802.11g",
      "802.11ac",
      "802.11ax"
    ],
    "option_notes": [
      "It introduced MIMO, but a transmission still serves one client at a time.",
      "Its OFDM without the A divides the channel for a single client.",
      "Several clients at once, but by beams rather than by slices of the channel.",
      "A single transmission can carry data for several clients on separate subcarriers."
    ],
    "answer": {"choice": 3},
    "explanation": "802.11ax assigns resource units within one channel to different clients at the same moment. 802.11ac brought multi-user MIMO, which separates clients by spatial stream instead, while 802.11n and 802.11g use plain OFDM for one client at a time.",
    "tip": "OFDM = one client fills the truck; OFDMA = several parcels share it."
  },
  {
    "kind": "single_choice", "topic": "operations and troubleshooting",
    "prompt": "Voice calls to a branch sound choppy. A ping to the branch phone shows no losses:\n\n```\nreply from 10.8.0.20: time=21 ms\nreply from 10.8.0.20: time=96 ms\nreply from 10.8.0.20: time=24 ms\nreply from 10.8.0.20: time=143 ms\n```\n\nWhich problem does the output reveal?",
    "options": [
      "A low link MTU",
      "A routing loop",
      "High jitter",
      "High packet loss"
    ],
    "option_notes": [
      "Small pings say nothing about large packets, and no large ones were sent.",
      "A loop ends in expired packets, and each of these came back.",
      "From 21 to 143 and back: the delay itself is what jumps.",
      "Four sent, four returned; nothing is missing."
    ],
    "answer": {"choice": 2},
    "explanation": "Delay that varies from 21 to 143 ms is jitter, and it disturbs voice because packets arrive at irregular intervals. No replies are missing, so loss is not shown, and a routing loop would prevent replies.",
    "tip": "Latency is how long, jitter is how uneven."
  },
  {
    "kind": "single_choice", "topic": "routing",
    "prompt": "Two misconfigured routers use each other as the default gateway. What finally stops an IPv6 packet that is caught in this loop?",
    "options": [
      "Its Hop Limit reaches zero",
      "Its TCP window closes",
      "Its port gets blocked by STP",
      "Its header checksum fails"
    ],
    "option_notes": [
      "Each router takes one off, and the field cannot start above 255.",
      "A window paces the sender and means nothing to routers.",
      "Spanning tree prunes loops of switches and does not see routes.",
      "IPv6 dropped that checksum, and a sound one would never fail anyway."
    ],
    "answer": {"choice": 0},
    "explanation": "Every router lowers the Hop Limit by one and discards the packet when it reaches zero, as with TTL in IPv4. The IPv6 header has no checksum, and spanning tree deals with layer 2 loops only.",
    "tip": "Loops at layer 3 fade away because of TTL or Hop Limit; loops at layer 2 never do."
  },
  {
    "kind": "multiple_choice", "topic": "cabling and hardware",
    "prompt": "Two factory buildings with heavy electrical machinery must be linked. Which two are good reasons to choose metal-free fiber cable instead of copper? **Choose two.**",
    "options": [
      "It fits into standard RJ45 wall sockets",
      "It can deliver PoE power to remote cameras",
      "It forms no electrical path between buildings",
      "It is immune to electromagnetic interference",
      "It needs no transceivers at either end"
    ],
    "option_notes": [
      "Wall sockets are made for eight copper pins.",
      "Power needs metal, the one thing this cable is without.",
      "Two buildings may sit at different potentials, and no current can flow between them.",
      "Motors radiate fields, and light does not care about them.",
      "Light must be made and read again, at both ends."
    ],
    "answer": {"choices": [2, 3]},
    "explanation": "Fiber carries light, so machinery cannot disturb it, and glass conducts no current between buildings with different ground potentials. It cannot deliver PoE, needs optical transceivers, and does not fit RJ45 sockets.",
    "tip": "Between buildings, fiber also keeps lightning surges out of your switches."
  },
  {
    "kind": "single_choice", "topic": "models and layers",
    "prompt": "A live video conference uses UDP rather than TCP for its audio. What is the main reason?",
    "options": [
      "TCP is unable to transport binary audio data",
      "Late retransmitted audio would be of no use",
      "UDP delivers every datagram in sending order",
      "UDP reserves bandwidth on each router used"
    ],
    "option_notes": [
      "Bytes are bytes to TCP; downloads of audio use it every day.",
      "A syllable that arrives late would only disturb, so skipping it is better.",
      "Order is what TCP promises; UDP lets packets overtake each other.",
      "No transport reserves anything on routers; that is for quality of service."
    ],
    "answer": {"choice": 1},
    "explanation": "For live audio, a packet that arrives after its moment has passed is worthless, and waiting for TCP to resend it would stall the sound. UDP guarantees neither order nor bandwidth, and TCP can carry any kind of data.",
    "tip": "Live and impatient: UDP. Complete and correct: TCP."
  },
  {
    "kind": "single_choice", "topic": "addressing and subnetting", "pool": "exam",
    "prompt": "`10.50.6.200/21` belongs to a file server. Where does the subnet around it begin?",
    "options": [
      "`10.50.0.0`",
      "`10.50.4.0`",
      "`10.50.6.0`",
      "`10.50.6.192`"
    ],
    "option_notes": [
      "Blocks of eight in the third octet start at 0 and 8, and 6 lies in the first.",
      "Blocks of four in the third octet belong to a /22.",
      "It keeps the whole third octet, as a /24 would.",
      "Blocks of 64 in the last octet belong to a /26."
    ],
    "fixed_order": true,
    "answer": {"choice": 0},
    "explanation": "A /21 leaves 11 host bits: all of the last octet and three bits of the third. Subnets therefore start at every eighth value of the third octet, and 6 lies between 0 and 7.",
    "tip": "Find the octet in which the mask ends, and count in steps of 256 minus the mask's value there."
  },
  {
    "kind": "single_choice", "topic": "protocols and ports", "pool": "exam",
    "prompt": "A new mail server does not receive anything from outside, although its host name resolves correctly. Which DNS record of the domain should be checked next?",
    "options": [
      "NS",
      "TXT",
      "MX",
      "PTR"
    ],
    "option_notes": [
      "It names the servers that answer for the zone, and these evidently answer.",
      "It may hold SPF or DKIM data, which matters for mail that the domain sends.",
      "It names the host that accepts mail for the domain, and nothing arrives without a correct one.",
      "It leads from an address to a name, and senders check it for mail that comes from you."
    ],
    "answer": {"choice": 2},
    "explanation": "Senders look up the MX record of the recipient's domain to learn which host takes its mail. The address record of that host is needed too, but the question says that it resolves.",
    "tip": "MX is about receiving; SPF and PTR are about being believed when sending."
  },
  {
    "kind": "single_choice", "topic": "operations and troubleshooting", "pool": "exam",
    "prompt": "A Linux host reaches some networks and not others. Which command prints its routing table?",
    "options": [
      "`ip route`",
      "`ip link`",
      "`ss -t`",
      "`dig`"
    ],
    "option_notes": [
      "It prints each destination with its next hop and interface, the default route included.",
      "It lists interfaces and their state, without any routes.",
      "It lists TCP sockets, each with its own state.",
      "It asks a DNS server, and works the same with a broken route to elsewhere."
    ],
    "answer": {"choice": 0},
    "explanation": "`ip route` shows which next hop and interface serve each destination. `ip link` shows interfaces, `ss` sockets, and `dig` the answers of DNS servers.",
    "tip": "Some networks reachable, others not: read the routes before the cables."
  },
  {
    "kind": "single_choice", "topic": "switching and VLANs", "pool": "exam",
    "prompt": "An employee connects a small managed switch to a desk port. The port shuts down the moment it receives the first spanning tree message. Which feature did this?",
    "options": [
      "Root guard",
      "Storm control",
      "Loop guard",
      "BPDU guard"
    ],
    "option_notes": [
      "It ignores a better root and blocks, but ordinary messages are welcome to it.",
      "It reacts to the amount of broadcast traffic, not to a certain message.",
      "It reacts when spanning tree messages stop arriving, which is the opposite.",
      "An edge port should never hear such a message, so the first one closes it."
    ],
    "answer": {"choice": 3},
    "explanation": "BPDU guard is meant for ports of end devices. A BPDU there means that somebody connected a switch, and the port is disabled before a loop can form.",
    "tip": "Edge ports serve devices; a BPDU at the edge is a stranger with a switch."
  },
  {
    "kind": "single_choice", "topic": "routing", "pool": "exam",
    "prompt": "An OSPF router knows two paths to a network. Path A has three links with a cost of 10 each, path B has one link with a cost of 40. Which path does it use?",
    "options": [
      "Path B, because it has fewer links",
      "Path A, because its total is lower",
      "Both, because each reaches the network",
      "Path B, because its link has the highest cost"
    ],
    "option_notes": [
      "Counting links is RIP's method.",
      "The costs of all links are added: 30 is less than 40.",
      "It shares the load only between paths of equal cost.",
      "A high cost stands for a slow link, so it makes a path less attractive."
    ],
    "answer": {"choice": 1},
    "explanation": "OSPF adds the cost of every outgoing interface along the path and takes the lowest sum. 3 × 10 = 30 beats 40, although the path is longer.",
    "tip": "OSPF adds costs, RIP counts routers."
  },
  {
    "kind": "single_choice", "topic": "wireless", "pool": "exam",
    "prompt": "An access point on 5 GHz near an airport suddenly leaves its channel and appears on another one. No neighbor network has appeared. What is the usual reason?",
    "options": [
      "It lost its DHCP lease",
      "It reached its client limit",
      "It detected a radar signal",
      "It switched to battery power"
    ],
    "option_notes": [
      "Without a lease it could not be managed, but its radio channel would stay.",
      "It would refuse further clients without moving.",
      "On DFS channels it must give way to radar at once.",
      "Access points are powered over the cable and have no such mode."
    ],
    "answer": {"choice": 2},
    "explanation": "Parts of the 5 GHz band are shared with radar. With dynamic frequency selection (DFS), an access point must leave a channel as soon as it detects radar there.",
    "tip": "Where clients drop near airports or weather stations, plan channels without DFS."
  },
  {
    "kind": "single_choice", "topic": "models and layers", "pool": "exam",
    "prompt": "A capture of a slow download shows that the client repeatedly announces a TCP window of 0. What does this mean?",
    "options": [
      "The client's receive buffer is full",
      "The server may send without any limit",
      "The client is closing the connection",
      "The route to the server has been lost"
    ],
    "option_notes": [
      "The program reads too slowly, so the client asks the server to pause.",
      "Zero is the tightest limit, not the absence of one.",
      "It would send a FIN or a RST for that.",
      "Then no segment of the client would be seen to arrive."
    ],
    "answer": {"choice": 0},
    "explanation": "The window says how many bytes the receiver can still take. Zero stops the sender until the receiving program has read from the buffer and a larger window is announced.",
    "tip": "Window 0 accuses the receiver, not the network."
  },
  {
    "kind": "single_choice", "topic": "cabling and hardware", "pool": "exam",
    "prompt": "A technician wants to plug a green fiber connector (APC) into a socket for blue connectors (UPC). The plug fits. Why is it a mistake?",
    "options": [
      "The cores have different diameters",
      "The fibers carry different wavelengths",
      "The green cable may not be bent at all",
      "The end faces meet at different angles"
    ],
    "option_notes": [
      "Color does not tell the core: both kinds exist for single-mode fiber.",
      "A fiber carries any light within its range; the optics decide.",
      "Every fiber has a smallest radius, and color does not mark it.",
      "The angled face leaves a gap, which causes loss and reflection and may damage both."
    ],
    "answer": {"choice": 3},
    "explanation": "APC connectors are polished at an angle of 8 degrees, UPC connectors straight. Together their faces do not touch over the full area, so much of the light is lost or reflected.",
    "tip": "Green to green, blue to blue."
  },
  {
    "kind": "numeric", "topic": "addressing and subnetting", "pool": "exam",
    "prompt": "A campus plans to cut `10.30.0.0/22` into subnets with a /26 prefix. How many such subnets does it get? Give the number of subnets.",
    "answer": {"value": 16, "tolerance": 0, "unit": "subnets"},
    "explanation": "Going from /22 to /26 uses four more bits for the subnet, and 2^4 = 16.",
    "tip": "Each further bit of the prefix doubles the number of subnets and halves their size."
  },
  {
    "kind": "single_choice", "topic": "protocols and ports", "pool": "exam",
    "prompt": "A browser loads a page over HTTP/3 from a standard web server. Which traffic must the firewall let out?",
    "options": [
      "TCP port 80",
      "TCP port 443",
      "UDP port 443",
      "UDP port 500"
    ],
    "option_notes": [
      "Plain HTTP of the first versions uses it.",
      "Habit suggests it, and HTTP/1.1 and HTTP/2 do use it inside TLS.",
      "HTTP/3 runs over QUIC, which sends its encrypted packets as UDP datagrams.",
      "It belongs to the key exchange of IPsec."
    ],
    "fixed_order": true,
    "answer": {"choice": 2},
    "explanation": "HTTP/3 uses QUIC, and QUIC runs over UDP, by default on port 443. Where a firewall blocks it, browsers fall back to HTTP/2 over TCP.",
    "tip": "Same port number, other transport: HTTP/3 is the UDP one."
  },
  {
    "kind": "single_choice", "topic": "operations and troubleshooting", "pool": "exam",
    "prompt": "A file server drops out every few minutes. A technician repeats a look at the neighbor table of a client:\n\n```\n09:14:02  10.0.0.20  02:00:5e:11:22:33\n09:14:40  10.0.0.20  02:00:5e:aa:bb:cc\n09:15:21  10.0.0.20  02:00:5e:11:22:33\n```\n\nThe second MAC address belongs to a new label printer. What is the cause?",
    "options": [
      "The printer floods the switch's MAC table",
      "The printer uses the server's IP address",
      "The server's network cable is damaged",
      "The client has the wrong default gateway"
    ],
    "option_notes": [
      "A full table leads to flooding, and the entry would not change its owner.",
      "Whoever answered the last ARP request owns the entry for a while.",
      "A bad cable loses frames but brings no second MAC address into the table.",
      "Client and server are neighbors, so the gateway is not involved."
    ],
    "answer": {"choice": 1},
    "explanation": "One IP address that moves between two MAC addresses is a duplicate address. The printer probably got the server's address by hand, and both devices answer for it.",
    "tip": "Keep fixed addresses outside of the range that DHCP hands out."
  },
  {
    "kind": "single_choice", "topic": "switching and VLANs", "pool": "exam",
    "prompt": "Somebody plugs a home router into an office socket, and PCs nearby begin to receive addresses from it. Which switch feature prevents this?",
    "options": [
      "Port mirroring",
      "Link aggregation",
      "DHCP snooping",
      "Spanning tree"
    ],
    "option_notes": [
      "It would let you watch the false offers, and lets them pass.",
      "It joins cables and does not look into what they carry.",
      "It accepts server messages only from ports that are marked as trusted.",
      "It prevents loops, and a home router need not cause one."
    ],
    "answer": {"choice": 2},
    "explanation": "With DHCP snooping, offers and acknowledgments are dropped unless they come from a trusted port, such as the uplink to the real server. The false server's answers never reach a client.",
    "tip": "Trust the uplink, distrust the sockets: that is the whole configuration."
  },
  {
    "kind": "single_choice", "topic": "routing", "pool": "exam",
    "prompt": "A router prefers sources of routes by these distances: static 1, OSPF 110, RIP 120. It learns `10.9.0.0/16` from OSPF with metric 20 and from RIP with metric 2. Which route enters the routing table?",
    "options": [
      "The OSPF route, because its distance is lower",
      "The RIP route, because its metric is lower",
      "Both routes, because the prefix is the same",
      "Neither route, because the protocols disagree"
    ],
    "option_notes": [
      "The source is compared first, and OSPF is trusted more than RIP here.",
      "Metrics of different protocols have different units and are never compared.",
      "Only routes from one source with the same metric are used together.",
      "A disagreement is settled by the distance and does no harm."
    ],
    "answer": {"choice": 0},
    "explanation": "Between routes to the same prefix from different sources, the lower administrative distance wins. The metric decides only among routes of the same protocol.",
    "tip": "Prefix first, then distance, then metric."
  },
  {
    "kind": "single_choice", "topic": "wireless", "pool": "exam",
    "prompt": "In a dense office, the access points on 5 GHz are changed from 80 MHz to 20 MHz channels. What is the main benefit?",
    "options": [
      "Each client gets a higher top speed",
      "The signals reach through more walls",
      "The clients no longer need to roam",
      "More channels are free of overlap"
    ],
    "option_notes": [
      "The opposite: a narrow channel lowers the top speed of a single client.",
      "Reach depends on frequency and power; the band stays the same.",
      "Roaming depends on moving people, whatever the width.",
      "One wide channel makes room for four narrow ones, so neighbors need not share."
    ],
    "answer": {"choice": 3},
    "explanation": "One 80 MHz channel occupies the space of four 20 MHz channels. With many access points close together, separate channels are worth more than the top speed of one client.",
    "tip": "Few access points: go wide. Many: go narrow."
  },
  {
    "kind": "single_choice", "topic": "models and layers", "pool": "exam",
    "prompt": "A web server holds many connections at once. By which values does its TCP tell them apart?",
    "options": [
      "By the client's MAC address and port",
      "By both IP addresses and both ports",
      "By the client's IP address alone",
      "By the sequence number of each segment"
    ],
    "option_notes": [
      "MAC addresses are those of the last router, the same for most clients.",
      "Two connections may share three of these values, but never all four.",
      "One client often has several connections.",
      "It orders the bytes within a connection that has already been identified."
    ],
    "answer": {"choice": 1},
    "explanation": "A TCP connection is identified by source address, source port, destination address and destination port. The server's side is mostly the same for all; the client's side differs.",
    "tip": "Four values make one connection."
  },
  {
    "kind": "single_choice", "topic": "cabling and hardware", "pool": "exam",
    "prompt": "A new fiber link stays dark. One end has a transceiver for 1310 nm over single-mode fiber, the other one for 850 nm over multimode fiber. What is wrong?",
    "options": [
      "The link needs a crossover adapter",
      "The fiber is shorter than it may be",
      "The transceivers do not fit each other",
      "The switches lack a common VLAN"
    ],
    "option_notes": [
      "Swapped transmit and receive fibers also give a dark link, but crossing them would not help here.",
      "A short link can overload a strong receiver, but the mismatch comes first.",
      "Each side listens for a wavelength that the other does not send.",
      "A VLAN matters to frames; the link light needs none."
    ],
    "answer": {"choice": 2},
    "explanation": "Both ends need the same type of optics, and the fiber in between must suit it. A receiver for 1310 nm cannot use light of 850 nm, and the core diameters differ as well.",
    "tip": "Dark link: compare wavelength, fiber type and speed at both ends."
  },
  {
    "kind": "single_choice", "topic": "addressing and subnetting", "pool": "exam",
    "prompt": "Two routers, both with support for RFC 3021, share a point-to-point link. Which IPv4 prefix gives each router an address and leaves none unused?",
    "options": [
      "/29",
      "/30",
      "/31",
      "/32"
    ],
    "option_notes": [
      "It offers six usable addresses for two routers.",
      "The traditional choice for such links, but two of its four addresses stay reserved.",
      "RFC 3021 drops the network and broadcast addresses on links with two ends.",
      "It holds a single address, which suits a loopback interface."
    ],
    "fixed_order": true,
    "answer": {"choice": 2},
    "explanation": "RFC 3021 lets both addresses of a /31 be assigned, because a link with exactly two ends needs no broadcast address. A /30 spends four addresses for the same purpose.",
    "tip": "Two ends, two addresses: /31. A /30 works everywhere, at twice the price."
  },
  {
    "kind": "single_choice", "topic": "protocols and ports", "pool": "exam",
    "prompt": "Half of the lease time of a DHCPv4 client has passed. The client is connected and its server is running. What does the client do?",
    "options": [
      "Ask its server by unicast to renew",
      "Broadcast a new discover message",
      "Switch to a link-local address",
      "Wait until the lease has ended"
    ],
    "option_notes": [
      "It tries to extend the lease early, so that it never has to give the address up.",
      "It would look for a server from scratch, though the client knows its server.",
      "That happens only when there is no lease at all.",
      "By then it would be too late to keep the address without a gap."
    ],
    "answer": {"choice": 0},
    "explanation": "At half of the lease, a time called T1, the client sends a DHCPREQUEST by unicast to the server that gave the lease. Only if nobody answers for long does it broadcast, and only when the lease ends does it give up the address.",
    "tip": "Renew at 50 percent with your own server, rebind at 87.5 percent with any server."
  },
  {
    "kind": "single_choice", "topic": "operations and troubleshooting", "pool": "exam",
    "prompt": "The counters of a switch port:\n\n```\nspeed 1000, full duplex    link flaps 0\ninput CRC errors 18,204    late collisions 0\n```\n\nThe neighboring ports have no errors. Which repair should be tried first?",
    "options": [
      "Enlarging the DHCP scope",
      "Setting the port to half duplex",
      "Lowering the MTU of the routers",
      "Replacing the patch cable"
    ],
    "option_notes": [
      "An exhausted scope denies addresses and damages no frames.",
      "It would cause collisions where there are none now.",
      "Packets that are too large are dropped or fragmented, not corrupted.",
      "Frames arrive damaged while speed and duplex agree, so the medium is the first suspect."
    ],
    "answer": {"choice": 3},
    "explanation": "CRC errors mean that bits changed on the way, which points to a damaged cable, a bad connector or interference. A duplex mismatch would show late collisions on one side.",
    "tip": "CRC errors alone: suspect the cable. Late collisions as well: suspect duplex."
  },
  {
    "kind": "single_choice", "topic": "switching and VLANs", "pool": "exam",
    "prompt": "A trunk joins two switches. Switch A uses VLAN 1 as its native VLAN, switch B uses VLAN 99. A PC in VLAN 1 on switch A sends a broadcast. Where does it arrive on switch B?",
    "options": [
      "In VLAN 1",
      "In VLAN 99",
      "In all of its VLANs",
      "In none of its VLANs"
    ],
    "option_notes": [
      "It would be so if both ends agreed on the native VLAN.",
      "The frame crosses without a tag, and B puts untagged frames into its own native VLAN.",
      "A frame belongs to exactly one VLAN at any time.",
      "Untagged frames are welcome on a trunk; they just end up in an unintended VLAN."
    ],
    "answer": {"choice": 1},
    "explanation": "Frames of the native VLAN cross a trunk untagged, and the receiver assigns them to the native VLAN configured on its side. With a mismatch, two VLANs are joined by accident.",
    "tip": "Compare the native VLAN at both ends whenever two VLANs see each other's broadcasts."
  },
  {
    "kind": "single_choice", "topic": "routing", "pool": "exam",
    "prompt": "A small firm has one public IP address. A web server with a private address must be reachable from the internet through it. What should be configured on the router?",
    "options": [
      "A default route toward the web server",
      "A DHCP reservation for the web server",
      "Port forwarding to the web server",
      "Port translation for outgoing traffic"
    ],
    "option_notes": [
      "It would send all traffic for unknown networks to the server.",
      "A stable private address is useful here, but the internet cannot reach it.",
      "The router rewrites the destination of incoming connections to the private address.",
      "It lets inside hosts go out, and admits no connection that begins outside."
    ],
    "answer": {"choice": 2},
    "explanation": "Port forwarding, a form of destination NAT, maps a port of the public address to the private address of the server. Ordinary source NAT works only for connections that begin inside.",
    "tip": "Source NAT opens the way out, destination NAT the way in."
  },
  {
    "kind": "single_choice", "topic": "addressing and subnetting", "pool": "exam",
    "prompt": "A configuration form asks for the dotted mask of a /19 prefix. What belongs into the field?",
    "options": [
      "`255.255.192.0`",
      "`255.255.224.0`",
      "`255.255.240.0`",
      "`255.255.248.0`"
    ],
    "option_notes": [
      "Its third octet has two ones, which makes it a /18.",
      "Sixteen ones, then three more: 128 + 64 + 32 = 224.",
      "One bit too many: this is the mask of a /20.",
      "It belongs to a /21, which leaves eight values of the third octet to each subnet."
    ],
    "fixed_order": true,
    "answer": {"choice": 1},
    "explanation": "A /19 has 19 ones: two full octets of 255 and three bits of the third octet, 128 + 64 + 32 = 224.",
    "tip": "The mask octets in order: 128, 192, 224, 240, 248, 252, 254, 255."
  },
  {
    "kind": "single_choice", "topic": "protocols and ports", "pool": "exam",
    "prompt": "A router discards a packet because no route leads to its destination, and it informs the sender. Which protocol carries this message?",
    "options": [
      "ICMP",
      "ARP",
      "IGMP",
      "SNMP"
    ],
    "option_notes": [
      "Its type 3, destination unreachable, exists for exactly this report.",
      "It finds hardware addresses on one link and reports nothing to senders elsewhere.",
      "One letter differs: it manages the membership of multicast groups.",
      "It may count the discarded packet for a monitoring system, but it does not inform the sender."
    ],
    "answer": {"choice": 0},
    "explanation": "ICMP reports errors of IP delivery, such as destination unreachable or time exceeded, to the source of the packet. It travels directly in IP packets.",
    "tip": "ICMP complains to the sender; SNMP reports to the administrator."
  },
  {
    "kind": "single_choice", "topic": "operations and troubleshooting", "pool": "exam",
    "prompt": "Every morning a branch's only line is full with backups, and phone calls break up. The line cannot be upgraded this year. Which measure helps the calls most?",
    "options": [
      "A second DNS server in the branch",
      "A longer lease time for the phones",
      "Port security for the phones' ports",
      "Giving voice priority on the line"
    ],
    "option_notes": [
      "Names resolve faster, while the line is as full as before.",
      "It saves a few small packets a day.",
      "It controls which devices connect, not whose packets go first.",
      "Voice packets leave the queue first, and the backup uses what remains."
    ],
    "answer": {"choice": 3},
    "explanation": "Quality of service marks voice packets and lets them pass before bulk traffic. Nothing gets faster overall, but the delay of calls stays small while the backup fills the rest.",
    "tip": "When there is not enough for all, decide who goes first."
  },
  {
    "kind": "single_choice", "topic": "switching and VLANs", "pool": "exam",
    "prompt": "An analyst needs a copy of all frames to and from one server for a protocol analyzer, without interrupting the server. What should be configured on the switch?",
    "options": [
      "Port security on the server's port",
      "Port mirroring to the analyzer",
      "A voice VLAN for the analyzer",
      "A trunk port for the analyzer"
    ],
    "option_notes": [
      "It restricts who may send there and copies nothing.",
      "The switch sends a copy of each frame to the analyzer's port.",
      "It separates the traffic of phones and PCs behind one port.",
      "It would carry several VLANs, but not the unicast frames of another port."
    ],
    "answer": {"choice": 1},
    "explanation": "A switch forwards unicast frames to their destination port only, so an analyzer elsewhere sees none of them. Port mirroring copies the frames of chosen ports to the port of the analyzer.",
    "tip": "A hub showed everything to everyone; a switch must be told to."
  },
  {
    "kind": "multiple_choice", "topic": "wireless", "pool": "exam",
    "prompt": "Neighboring access points disturb each other. Which two changes reduce the interference between them? **Choose two.**",
    "options": [
      "A longer passphrase on each",
      "Channels that do not overlap",
      "A hidden network name on each",
      "Lower transmit power",
      "The same channel for all"
    ],
    "option_notes": [
      "It improves security and does not change a single radio wave.",
      "They no longer share the air, so they need not wait for each other.",
      "The beacons continue, only without the name.",
      "The signal ends sooner, so fewer neighbors hear it.",
      "They would all have to take turns on it."
    ],
    "answer": {"choices": [1, 3]},
    "explanation": "Interference shrinks when neighbors use different channels or hear less of each other. Names and passphrases change nothing about the radio signal.",
    "tip": "More power often makes a Wi-Fi worse: the neighbor hears you, too."
  },
  {
    "kind": "true_false", "topic": "models and layers", "pool": "exam",
    "prompt": "The frame check sequence at the end of an Ethernet frame lets the receiver notice damaged frames, but not repair them.",
    "option_notes": [
      "The checksum shows that something changed, but not what it was before.",
      "Codes that repair errors exist, for example in fast optics, but this checksum is not one of them."
    ],
    "answer": {"truth": true},
    "explanation": "The receiver computes the checksum again and discards the frame if it differs. A retransmission is the business of higher layers such as TCP.",
    "tip": "Ethernet notices, TCP repeats."
  },
  {
    "kind": "single_choice", "topic": "cabling and hardware", "pool": "exam",
    "prompt": "Cable ends in a building follow T568B. Which pair belongs on pins 1 and 2?",
    "options": [
      "The blue pair",
      "The brown pair",
      "The orange pair",
      "The green pair"
    ],
    "option_notes": [
      "It takes the middle, pins 4 and 5, in both schemes.",
      "It takes pins 7 and 8 in both schemes.",
      "In T568B the orange pair comes first, and green is split over 3 and 6.",
      "It takes pins 1 and 2 in T568A, where it changes places with orange."
    ],
    "answer": {"choice": 2},
    "explanation": "T568A and T568B differ only in the green and orange pairs. In T568B, orange is on 1 and 2, green on 3 and 6, blue on 4 and 5, and brown on 7 and 8.",
    "tip": "B begins with orange; A begins with green."
  },
  {
    "kind": "multiple_choice", "topic": "addressing and subnetting", "pool": "exam",
    "prompt": "Which two of these IPv6 addresses are global unicast addresses? **Choose two.**",
    "options": [
      "`fe80::40:5`",
      "`2a0c:40::5`",
      "`fdc4:40::5`",
      "`2605:40::5`",
      "`ff05::40:5`"
    ],
    "option_notes": [
      "Every interface has an address like this one, but routers never forward it.",
      "Its first three bits are 001, and so it lies in the global range.",
      "It is routable, but only inside one organization.",
      "Any address that begins with 2 or 3 lies in the global range.",
      "It names a group of receivers in a site."
    ],
    "answer": {"choices": [1, 3]},
    "explanation": "Global unicast addresses come from `2000::/3`, which means that they begin with 2 or 3. Addresses under `fe80::/10` are link-local, `fd00::/8` holds unique local addresses, and `ff00::/8` is multicast.",
    "tip": "Look at the first hexadecimal digits only: 2 or 3 is global."
  },
  {
    "kind": "numeric", "topic": "routing", "pool": "exam",
    "prompt": "A PC sends a packet with a TTL of 64. The server receives it with a TTL of 57. How many routers did the packet cross? Give the number of routers.",
    "answer": {"value": 7, "tolerance": 0, "unit": "routers"},
    "explanation": "Each router lowers the TTL by one: 64 − 57 = 7.",
    "tip": "Common starting values are 64, 128 and 255; round up to the next one to guess the distance."
  },
  {
    "kind": "short_text", "topic": "protocols and ports", "pool": "exam",
    "prompt": "A site moves from HTTP to HTTPS. What is the three-letter abbreviation of the protocol that now encrypts the connection?",
    "answer": {"accepted": ["tls", "transport layer security", "tls (transport layer security)", "transport layer security (tls)", "tls 1.3", "tls 1.2"]},
    "explanation": "HTTPS is HTTP inside TLS, the successor of SSL. TLS authenticates the server by its certificate and encrypts what follows.",
    "tip": "People still say SSL, but every version of SSL has been retired."
  },
  {
    "kind": "multiple_choice", "topic": "operations and troubleshooting", "pool": "exam",
    "prompt": "A technician wants to know whether a remote server accepts connections on TCP port 443. Which two tools can show this? **Choose two.**",
    "options": [
      "`arp`",
      "`nc`",
      "`nslookup`",
      "`nmap`",
      "`ping`"
    ],
    "option_notes": [
      "It works on the local link only and knows no ports.",
      "It opens a connection to a port and says whether it was accepted.",
      "It finds the server's address but does not connect to the service.",
      "It probes ports and lists each as open, closed or filtered.",
      "It shows that the host answers ICMP, which says nothing about a port."
    ],
    "answer": {"choices": [1, 3]},
    "explanation": "`nc` and `nmap` both try the TCP handshake with the port. `ping` uses ICMP, `arp` resolves local neighbors, and `nslookup` asks DNS.",
    "tip": "A host that answers to ping may still refuse your port, and the other way around."
  },
  {
    "kind": "true_false", "topic": "switching and VLANs", "pool": "exam",
    "prompt": "On a full-duplex link between a PC and a switch, frames of the two sides cannot collide.",
    "option_notes": [
      "Each direction has its own pair of wires or fibers, so nothing can meet.",
      "Collisions belonged to hubs and half duplex, where both sides shared the medium."
    ],
    "answer": {"truth": true},
    "explanation": "In full duplex each direction has its own path, so both sides may send at the same time. Collision detection is not needed and is turned off.",
    "tip": "Collisions need a shared medium: half duplex, or an old hub."
  },
  {
    "kind": "single_choice", "topic": "addressing and subnetting", "pool": "exam",
    "prompt": "A lecture hall needs addresses for 480 devices at the same time, all in one IPv4 subnet. Which is the longest prefix that is large enough?",
    "options": [
      "/22",
      "/23",
      "/24",
      "/25"
    ],
    "option_notes": [
      "It works, but more than half of its 1,022 host addresses would stay free.",
      "Nine host bits give 510 usable addresses, enough for 480.",
      "A full /24 has 254 host addresses, about half of what is needed.",
      "With 126 hosts it would serve a quarter of the hall."
    ],
    "fixed_order": true,
    "answer": {"choice": 1},
    "explanation": "A /23 leaves 9 host bits: 2^9 − 2 = 510 usable addresses. A /24 has only 254, and a /22 would be larger than necessary.",
    "tip": "Find the smallest power of two that is at least the number of hosts plus two."
  },
  {
    "kind": "numeric", "topic": "wireless", "pool": "exam",
    "prompt": "An access point transmits with 20 dBm. How many milliwatts is that? Give the number of milliwatts.",
    "answer": {"value": 100, "tolerance": 1, "unit": "mW"},
    "explanation": "dBm is measured against one milliwatt: 10^(20 / 10) = 100 mW.",
    "tip": "0 dBm is 1 mW; each 10 dB multiplies by ten, each 3 dB about doubles."
  },
  {
    "kind": "ordering", "topic": "models and layers", "pool": "exam",
    "prompt": "A browser sends a form. Put the units that TCP/IP makes of it into order, from the program to the cable.",
    "options": [
      "Bits",
      "Frame",
      "Packet",
      "Segment",
      "User data"
    ],
    "option_notes": [
      "The card sends the finished frame as signals.",
      "Ethernet adds the MAC addresses of this link and a checksum.",
      "IP adds the addresses of the two hosts.",
      "TCP adds ports and sequence numbers first.",
      "The program hands over its bytes before any header exists."
    ],
    "answer": {"order": [4, 3, 2, 1, 0]},
    "explanation": "Each layer wraps what it receives from the one above: TCP makes segments, IP packets, Ethernet frames, and the physical layer sends bits.",
    "tip": "From the top: data, segment, packet, frame, bits."
  },
  {
    "kind": "single_choice", "topic": "cabling and hardware", "pool": "exam",
    "prompt": "Workstations should get 10GBASE-T over copper runs of up to 100 m. Which is the lowest cable category made for this?",
    "options": [
      "Cat 5e",
      "Cat 6",
      "Cat 6A",
      "Cat 8"
    ],
    "option_notes": [
      "Fine for 1 Gb/s over the same distance.",
      "It can carry 10 Gb/s, but only over a shorter run of up to about 55 m.",
      "It is specified up to 500 MHz, which 10GBASE-T needs for the full distance.",
      "Made for 25 and 40 Gb/s over up to 30 m, inside data centers."
    ],
    "fixed_order": true,
    "answer": {"choice": 2},
    "explanation": "Cat 6A supports 10GBASE-T over the full 100 m. Cat 6 reaches only part of this distance, and Cat 8 trades distance for even higher speeds.",
    "tip": "The A in 6A stands for augmented: full distance at 10 gigabits."
  },
  {
    "kind": "single_choice", "topic": "routing", "pool": "exam",
    "prompt": "Host A sends pings to host B. A capture on B shows that requests arrive and replies leave toward B's gateway, yet A receives nothing. What is the most likely cause?",
    "options": [
      "A router has no route back to host A",
      "Host B has no ARP entry for host A",
      "Host A has a wrong default gateway",
      "Host B blocks incoming ICMP messages"
    ],
    "option_notes": [
      "Each direction needs a route of its own, and only the first one works.",
      "They are in different networks, so B needs the gateway's MAC address, which it has.",
      "Then its requests would not have arrived at B.",
      "It would not have answered, and replies were seen leaving."
    ],
    "answer": {"choice": 0},
    "explanation": "The requests arrive, so the way to B works. The replies leave B and get lost, so some router on the way back does not know A's network.",
    "tip": "A ping needs two routes: check the way back as well."
  },
  {
    "kind": "single_choice", "topic": "protocols and ports", "pool": "exam",
    "prompt": "An administrator changes the address of `www` in DNS. The record's TTL was 86,400 seconds. Next morning some users still reach the old server. Why?",
    "options": [
      "Their browsers refuse any new certificate",
      "Their DHCP leases contain the old address",
      "Their routers must learn the new DNS record",
      "Their resolvers still use the cached address"
    ],
    "option_notes": [
      "A certificate names hosts, not addresses, so it does not pin the old server.",
      "A lease names the resolver, but not the addresses of web servers.",
      "Routers forward packets by address and keep no DNS records for it.",
      "A resolver may keep an answer for as long as its TTL allows, here a full day."
    ],
    "answer": {"choice": 3},
    "explanation": "86,400 seconds are 24 hours. Resolvers that asked shortly before the change may answer from their cache for that long.",
    "tip": "Lower the TTL a day before you move, and raise it again afterward."
  },
  {
    "kind": "numeric", "topic": "operations and troubleshooting", "pool": "exam",
    "prompt": "A backup of 6 GB (6 × 10^9 bytes) is sent over a link of 100 Mb/s, which it can use fully. How many seconds does the transfer take without overhead? Give the number of seconds.",
    "answer": {"value": 480, "tolerance": 0, "unit": "seconds"},
    "explanation": "6 × 10^9 bytes are 48 × 10^9 bits. Divided by 100 × 10^6 bits per second, this takes 480 seconds, or 8 minutes.",
    "tip": "Files come in bytes and links in bits: multiply by 8 before you divide."
  },
  {
    "kind": "multiple_choice", "topic": "switching and VLANs", "pool": "exam",
    "prompt": "Which two port roles of Rapid Spanning Tree stand by without forwarding user traffic while the network is stable? **Choose two.**",
    "options": [
      "Alternate",
      "Designated",
      "Backup",
      "Root"
    ],
    "option_notes": [
      "It knows another way to the root and takes over when the root port fails.",
      "It is the port that serves its segment, so it forwards.",
      "It is a second connection to a segment that the same switch already serves.",
      "It is the best way toward the root bridge, so it forwards."
    ],
    "answer": {"choices": [0, 2]},
    "explanation": "Alternate and backup ports discard user frames and wait for a failure. Root and designated ports forward.",
    "tip": "Alternate replaces the root port, backup replaces the designated port."
  },
  {
    "kind": "single_choice", "topic": "addressing and subnetting", "pool": "exam",
    "prompt": "A printer is set to `10.0.8.70` with the mask `255.255.255.240`. Which address could be its default gateway?",
    "options": [
      "`10.0.8.62`",
      "`10.0.8.64`",
      "`10.0.8.66`",
      "`10.0.8.80`"
    ],
    "option_notes": [
      "It is a host address, but one of the block before the printer's.",
      "It is the network address of the block, which no router may carry.",
      "Like the printer, it lies between .65 and .78.",
      "The next block of 16 starts here."
    ],
    "fixed_order": true,
    "answer": {"choice": 2},
    "explanation": "The mask is a /28 with blocks of 16, so the printer's subnet is .64 to .79 and its hosts are .65 to .78. A gateway must be a host of the same subnet.",
    "tip": "Before anything else, write down the block's first and last address."
  },
  {
    "kind": "single_choice", "topic": "wireless", "pool": "exam",
    "prompt": "Somebody records the sign-in of a laptop to a network with a weak passphrase. Why is this far less useful against WPA3-Personal than against WPA2-Personal?",
    "options": [
      "It forces users to choose long passphrases",
      "It lets no guess be tested against the recording",
      "It asks a RADIUS server for each passphrase",
      "It hides the passphrase by not sending beacons"
    ],
    "option_notes": [
      "It accepts weak passphrases as well; it only makes guessing harder.",
      "Each guess would need a new exchange with the access point.",
      "That is the Enterprise mode, while Personal has no server.",
      "Beacons never contained the passphrase."
    ],
    "answer": {"choice": 1},
    "explanation": "WPA3-Personal uses SAE, in which every guess takes a live exchange, so a recording cannot be attacked offline. With WPA2, a recorded handshake can be tested against millions of guesses a second.",
    "tip": "WPA2 handshakes can be taken home; SAE makes the attacker stay and knock."
  },
  {
    "kind": "categorizing", "topic": "models and layers", "pool": "exam",
    "prompt": "Assign each of these to the OSI layer it belongs to.",
    "options": [
      "A MAC address",
      "A TCP sequence number",
      "A VLAN tag",
      "A fiber patch cord",
      "A repeating hub",
      "A subnet mask"
    ],
    "option_notes": [
      "It identifies an interface on its link.",
      "The transport layer uses it to restore the order of the bytes.",
      "It stands in the Ethernet header.",
      "It carries light and knows nothing of frames.",
      "It amplifies signals and sends them to all ports, without reading any address.",
      "It divides an IP address into network and host."
    ],
    "parts": {"categories": ["Layer 1", "Layer 2", "Layer 3", "Layer 4"]},
    "answer": {"categories": [1, 3, 1, 0, 0, 2]},
    "explanation": "Cables and hubs deal with signals (1), MAC addresses and VLAN tags with frames (2), IP addressing with packets (3), and sequence numbers with the conversation of two programs (4).",
    "tip": "Ask what a thing reads: signals, frames, packets or segments."
  },
  {
    "kind": "numeric", "topic": "cabling and hardware", "pool": "exam",
    "prompt": "A switch has a PoE budget of 370 W and reserves 15.4 W for every camera. How many cameras can it power at most? Give the number of cameras.",
    "answer": {"value": 24, "tolerance": 0, "unit": "cameras"},
    "explanation": "370 / 15.4 = 24.03, so 24 cameras fit: 24 × 15.4 W = 369.6 W.",
    "tip": "Always round down: a port without its full reserve stays off."
  },
  {
    "kind": "matching", "topic": "routing", "pool": "exam",
    "prompt": "Match each routing protocol with what it compares to choose the best path.",
    "options": [
      "Bandwidth and delay",
      "Length of the prefix",
      "Number of hops",
      "Path of autonomous systems and policy",
      "Sum of link costs"
    ],
    "option_notes": [
      "A combined metric, weighted by constants.",
      "It decides which route matches a packet best, in every protocol.",
      "It is simple and blind to the speed of links.",
      "Between providers, contracts matter more than speed.",
      "Each link has a cost, usually derived from its bandwidth."
    ],
    "parts": {"stems": ["RIP", "OSPF", "BGP", "EIGRP"]},
    "answer": {"pairs": [2, 4, 3, 0]},
    "explanation": "RIP counts hops, OSPF adds costs, EIGRP combines bandwidth and delay, and BGP weighs autonomous system paths by policy. The prefix length is no metric: it selects among routes of the finished table.",
    "tip": "First ask what a protocol measures; then its choices stop being surprising."
  },
  {
    "kind": "matching", "topic": "protocols and ports", "pool": "exam",
    "prompt": "Match each service with its default TCP port.",
    "options": [
      "25",
      "3389",
      "389",
      "443",
      "587",
      "993"
    ],
    "option_notes": [
      "Mail servers pass messages to each other here, which is a different job from submission.",
      "Windows offers its graphical sessions on this port.",
      "Directories answer here; 636 is the port with TLS.",
      "Web pages over TLS arrive here.",
      "Mail programs hand their messages to the provider here, after signing in.",
      "Mailboxes are read here inside TLS; 143 is the port without."
    ],
    "parts": {"stems": ["HTTP over TLS", "Mail submission by a client", "Remote Desktop (RDP)", "IMAP over TLS", "LDAP without TLS"]},
    "answer": {"pairs": [3, 4, 1, 5, 2]},
    "explanation": "HTTPS uses 443, mail submission 587, RDP 3389, IMAP over TLS 993 and LDAP 389. Port 25 remains: it carries mail between servers.",
    "tip": "Learn mail as one group: 25 between servers, 587 to hand in, 993 to read."
  },
  {
    "kind": "ordering", "topic": "operations and troubleshooting", "pool": "exam",
    "prompt": "Put the steps of structured troubleshooting into their usual order.",
    "options": [
      "Document the outcome",
      "Establish a theory of the cause",
      "Identify the problem",
      "Implement the solution",
      "Plan the solution",
      "Test the theory",
      "Verify full functionality"
    ],
    "option_notes": [
      "What was found and done is written down when it is known to work.",
      "Symptoms suggest a probable cause, which is still a guess here.",
      "Everything else depends on knowing what exactly fails, and for whom.",
      "The change is made only when the plan for it exists.",
      "With the cause confirmed, side effects and a way back are considered.",
      "A guess has to be confirmed before anything is changed.",
      "The fix has to be seen working, and nothing else may have broken."
    ],
    "answer": {"order": [2, 1, 5, 4, 3, 6, 0]},
    "explanation": "The method goes from facts to a theory, tests it, and only then changes anything. Verification follows the change, and documentation closes the case.",
    "tip": "Think before you touch, check after you touch, write at the end."
  },
  {
    "kind": "cloze", "topic": "switching and VLANs", "pool": "exam",
    "prompt": "An 802.1Q tag makes an Ethernet frame {{1}} bytes longer. Its VLAN ID has {{2}} bits, so after the two reserved values {{3}} VLANs can be told apart.",
    "parts": {"gaps": [null, null, null]},
    "answer": {"gaps": [{"value": 4, "tolerance": 0}, {"value": 12, "tolerance": 0}, {"value": 4094, "tolerance": 0}]},
    "explanation": "The tag has 4 bytes. Twelve bits give 2^12 = 4096 values, of which 0 and 4095 are reserved, so 4094 remain.",
    "tip": "Four bytes on the wire, twelve bits for the VLAN."
  },
  {
    "kind": "categorizing", "topic": "addressing and subnetting", "pool": "exam",
    "prompt": "Sort these IPv4 addresses by type.",
    "options": [
      "`11.2.3.4`",
      "`127.0.0.9`",
      "`169.254.20.1`",
      "`172.15.0.8`",
      "`172.31.4.9`",
      "`192.168.255.4`"
    ],
    "option_notes": [
      "It resembles the private block under 10 but lies outside of it.",
      "Everything that begins with 127 stays inside the host, not only 127.0.0.1.",
      "A host picks such an address for itself when no DHCP server answers.",
      "The reserved block under 172 begins only at 172.16.",
      "The block under 172 ends at 172.31, so this address is just inside.",
      "The third octet may be anything, 255 included."
    ],
    "parts": {"categories": ["Link-local", "Loopback", "Private (RFC 1918)", "Public"]},
    "answer": {"categories": [3, 1, 0, 3, 2, 2]},
    "explanation": "Private blocks are `10.0.0.0/8`, `172.16.0.0/12` and `192.168.0.0/16`. `169.254.0.0/16` is link-local and `127.0.0.0/8` is loopback; unicast addresses outside of the reserved blocks are public.",
    "tip": "Learn the edges: 172.16 and 172.31 are private, 172.15 and 172.32 are not."
  }
]$bank$);
  -- Each exam draws from its pool anew, as many of each topic as the pool has in proportion.
  update public.tests
  set
    status = 'live',
    version = next,
    quotas = '[
      {"topic": "models and layers", "questions": 5},
      {"topic": "addressing and subnetting", "questions": 8},
      {"topic": "switching and VLANs", "questions": 7},
      {"topic": "routing", "questions": 6},
      {"topic": "wireless", "questions": 5},
      {"topic": "cabling and hardware", "questions": 5},
      {"topic": "protocols and ports", "questions": 7},
      {"topic": "operations and troubleshooting", "questions": 7}
    ]'
  where id = bank;
end
$seed$;
