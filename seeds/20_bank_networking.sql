-- Networking fundamentals: 100 questions. Published as version 1, it never changes; a correction is a version 2.

insert into public.tests (id, community_id, slug, title, description, category, difficulty, position)
select
  private.stable_id('test:harbor:networking-fundamentals'), id, 'networking-fundamentals', 'Networking fundamentals',
  'Models and layers, addressing, switching, routing, wireless, cabling, protocols, and troubleshooting: the basics of every other networking topic.',
  'network', 'medium', 1
from public.communities
where slug = 'harbor'
on conflict do nothing;

select private.write_questions(id, 1, $bank$[
  {
    "kind": "single_choice", "topic": "models and layers",
    "prompt": "A technician reports: \"The laptop's link light is on and the switch has learned the laptop's MAC address, but the laptop has no IP address.\" What is the highest OSI layer that this evidence proves to be working?",
    "options": [
      "Physical (layer 1)",
      "Data link (layer 2)",
      "Network (layer 3)",
      "Transport (layer 4)"
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
    "answer": {"choice": 1},
    "explanation": "Channels in the 2.4 GHz band are numbered every 5 MHz but each signal is about 20 MHz wide, so neighbors should be five channel numbers apart. Channels 1, 6 and 11 meet that rule; each of the other plans has at least two channels that overlap.",
    "tip": "Start at 1 and add 5 twice: 1, 6, 11."
  },
  {
    "kind": "true_false", "topic": "routing",
    "prompt": "A router prefers the matching route with the longest prefix, even when another matching route with a shorter prefix has a lower metric.",
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
    "answer": {"choice": 0},
    "explanation": "Lower frequencies travel farther and pass through walls better, but 2.4 GHz has room for only about three non-overlapping channels and is crowded. The 5 GHz band offers many more channels over a shorter range.",
    "tip": "2.4 travels, 5 flies: distance against speed."
  },
  {
    "kind": "true_false", "topic": "cabling and hardware",
    "prompt": "Single-mode fiber has a narrower core than multimode fiber.",
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
    "answer": {"choice": 2},
    "explanation": "VRRP lets a group of routers share a virtual IP address, which the backup takes over when the active router fails. LACP bundles links, RSTP prevents layer 2 loops, and OSPF exchanges routes between routers rather than serving hosts.",
    "tip": "One virtual gateway, several real routers: that is first hop redundancy."
  },
  {
    "kind": "true_false", "topic": "switching and VLANs",
    "prompt": "By default, an access port adds an 802.1Q tag to each frame it sends to the attached PC.",
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
    "fixed_order": true,
    "answer": {"choice": 1},
    "explanation": "Four consecutive /24 networks need two bits, so the summary is /22 and covers 10.4.0.0 to 10.4.3.255. A /21 would also include 10.4.4.0 to 10.4.7.255, and a /23 covers only half of the range.",
    "tip": "Doubling the networks shortens the prefix by one: 2 gives /23, 4 gives /22, 8 gives /21."
  },
  {
    "kind": "true_false", "topic": "routing",
    "prompt": "By default, a router forwards packets addressed to `255.255.255.255` from one interface to its other interfaces.",
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
    "answer": {"choice": 0},
    "explanation": "Zone transfers use TCP 53, because a complete zone needs reliable delivery of a large amount of data. Ordinary DNS queries mostly use UDP 53, UDP 67 is DHCP and TCP 389 is LDAP.",
    "tip": "DNS: UDP for questions, TCP for anything big."
  },
  {
    "kind": "true_false", "topic": "wireless",
    "prompt": "Turning off SSID broadcast on an access point encrypts the traffic of its wireless clients.",
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
    "answer": {"choice": 2},
    "explanation": "LC connectors have a small 1.25 mm ferrule, so a duplex pair fits into an SFP slot. SC and ST use larger 2.5 mm ferrules, and MPO carries many fibers for parallel optics such as some QSFP modules.",
    "tip": "Small slot, small plug: an SFP port calls for LC."
  },
  {
    "kind": "true_false", "topic": "protocols and ports",
    "prompt": "A DHCPv4 server listens on UDP port 67, while DHCPv4 clients receive its replies on UDP port 68.",
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
    "answer": {"choice": 1},
    "explanation": "For live audio, a packet that arrives after its moment has passed is worthless, and waiting for TCP to resend it would stall the sound. UDP guarantees neither order nor bandwidth, and TCP can carry any kind of data.",
    "tip": "Live and impatient: UDP. Complete and correct: TCP."
  }
]$bank$)
from public.tests
where id = private.stable_id('test:harbor:networking-fundamentals')
  and status = 'draft'
  and not exists (select from public.questions where test_id = tests.id);

update public.tests
set status = 'live'
where id = private.stable_id('test:harbor:networking-fundamentals')
  and status = 'draft';
