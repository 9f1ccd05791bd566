import type { Component } from 'svelte'
import type { LucideProps } from '@lucide/svelte'
import Armchair from '@lucide/svelte/icons/armchair'
import Award from '@lucide/svelte/icons/award'
import Blocks from '@lucide/svelte/icons/blocks'
import BookOpen from '@lucide/svelte/icons/book-open'
import Bookmark from '@lucide/svelte/icons/bookmark'
import Brain from '@lucide/svelte/icons/brain'
import Calculator from '@lucide/svelte/icons/calculator'
import CalendarCheck from '@lucide/svelte/icons/calendar-check'
import CalendarDays from '@lucide/svelte/icons/calendar-days'
import CalendarRange from '@lucide/svelte/icons/calendar-range'
import ChevronsUp from '@lucide/svelte/icons/chevrons-up'
import CircleCheck from '@lucide/svelte/icons/circle-check'
import Coffee from '@lucide/svelte/icons/coffee'
import Cog from '@lucide/svelte/icons/cog'
import Compass from '@lucide/svelte/icons/compass'
import CopyCheck from '@lucide/svelte/icons/copy-check'
import Crosshair from '@lucide/svelte/icons/crosshair'
import Crown from '@lucide/svelte/icons/crown'
import Drama from '@lucide/svelte/icons/drama'
import Drum from '@lucide/svelte/icons/drum'
import Dumbbell from '@lucide/svelte/icons/dumbbell'
import Feather from '@lucide/svelte/icons/feather'
import FileText from '@lucide/svelte/icons/file-text'
import Flag from '@lucide/svelte/icons/flag'
import Flame from '@lucide/svelte/icons/flame'
import Footprints from '@lucide/svelte/icons/footprints'
import Gem from '@lucide/svelte/icons/gem'
import GraduationCap from '@lucide/svelte/icons/graduation-cap'
import Hammer from '@lucide/svelte/icons/hammer'
import Hand from '@lucide/svelte/icons/hand'
import HeartHandshake from '@lucide/svelte/icons/heart-handshake'
import Hourglass from '@lucide/svelte/icons/hourglass'
import Keyboard from '@lucide/svelte/icons/keyboard'
import Landmark from '@lucide/svelte/icons/landmark'
import Languages from '@lucide/svelte/icons/languages'
import Layers from '@lucide/svelte/icons/layers'
import Library from '@lucide/svelte/icons/library'
import Link from '@lucide/svelte/icons/link'
import ListChecks from '@lucide/svelte/icons/list-checks'
import MapIcon from '@lucide/svelte/icons/map'
import MapPin from '@lucide/svelte/icons/map-pin'
import Medal from '@lucide/svelte/icons/medal'
import MessageCircle from '@lucide/svelte/icons/message-circle'
import MessagesSquare from '@lucide/svelte/icons/messages-square'
import Microscope from '@lucide/svelte/icons/microscope'
import MoonStar from '@lucide/svelte/icons/moon-star'
import Mountain from '@lucide/svelte/icons/mountain'
import MountainSnow from '@lucide/svelte/icons/mountain-snow'
import PenLine from '@lucide/svelte/icons/pen-line'
import Rainbow from '@lucide/svelte/icons/rainbow'
import Rocket from '@lucide/svelte/icons/rocket'
import SearchX from '@lucide/svelte/icons/search-x'
import Share2 from '@lucide/svelte/icons/share-2'
import Shield from '@lucide/svelte/icons/shield'
import SpellCheck from '@lucide/svelte/icons/spell-check'
import Sprout from '@lucide/svelte/icons/sprout'
import Star from '@lucide/svelte/icons/star'
import Sun from '@lucide/svelte/icons/sun'
import Sunrise from '@lucide/svelte/icons/sunrise'
import Swords from '@lucide/svelte/icons/swords'
import Target from '@lucide/svelte/icons/target'
import Timer from '@lucide/svelte/icons/timer'
import TrendingUp from '@lucide/svelte/icons/trending-up'
import Trophy from '@lucide/svelte/icons/trophy'
import University from '@lucide/svelte/icons/university'
import Wind from '@lucide/svelte/icons/wind'
import Wrench from '@lucide/svelte/icons/wrench'
import Zap from '@lucide/svelte/icons/zap'

/** The icons that the packs use, imported one by one so that only these are bundled. */
const ICONS: Record<string, Component<LucideProps>> = {
  armchair: Armchair,
  award: Award,
  blocks: Blocks,
  'book-open': BookOpen,
  bookmark: Bookmark,
  brain: Brain,
  calculator: Calculator,
  'calendar-check': CalendarCheck,
  'calendar-days': CalendarDays,
  'calendar-range': CalendarRange,
  'chevrons-up': ChevronsUp,
  'circle-check': CircleCheck,
  coffee: Coffee,
  cog: Cog,
  compass: Compass,
  'copy-check': CopyCheck,
  crosshair: Crosshair,
  crown: Crown,
  drama: Drama,
  drum: Drum,
  dumbbell: Dumbbell,
  feather: Feather,
  'file-text': FileText,
  flag: Flag,
  flame: Flame,
  footprints: Footprints,
  gem: Gem,
  'graduation-cap': GraduationCap,
  hammer: Hammer,
  hand: Hand,
  'heart-handshake': HeartHandshake,
  hourglass: Hourglass,
  keyboard: Keyboard,
  landmark: Landmark,
  languages: Languages,
  layers: Layers,
  library: Library,
  link: Link,
  'list-checks': ListChecks,
  map: MapIcon,
  'map-pin': MapPin,
  medal: Medal,
  'message-circle': MessageCircle,
  'messages-square': MessagesSquare,
  microscope: Microscope,
  'moon-star': MoonStar,
  mountain: Mountain,
  'mountain-snow': MountainSnow,
  'pen-line': PenLine,
  rainbow: Rainbow,
  rocket: Rocket,
  'search-x': SearchX,
  'share-2': Share2,
  shield: Shield,
  'spell-check': SpellCheck,
  sprout: Sprout,
  star: Star,
  sun: Sun,
  sunrise: Sunrise,
  swords: Swords,
  target: Target,
  timer: Timer,
  'trending-up': TrendingUp,
  trophy: Trophy,
  university: University,
  wind: Wind,
  wrench: Wrench,
  zap: Zap,
}

export const achievementIcons = Object.keys(ICONS)

/** A community may name an icon that is not bundled; then the award icon is drawn. */
export const achievementIcon = (name: string): Component<LucideProps> => ICONS[name] ?? Award
