"""What headings are called: the usual words for each column, in rotas and companion sheets."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

Vocabulary = Mapping[str, str]


@lru_cache(maxsize=16384)
def normal(text: str) -> str:
    """A heading for comparison: lower case letters and digits, single spaces."""
    return re.sub(r"[^a-z0-9]+", " ", text.lower().replace("'", "")).strip()


def words(**fields: str) -> dict[str, str]:
    """A vocabulary: each heading (normalised) with the field it stands for."""
    return {normal(word): name for name, text in fields.items() for word in text.split("|")}


PEOPLE = words(
    id="line or staff no|line or staff number|"
    "staff no|staff number|staff id|employee no|employee number|employee id|emp no|emp id|"
    "payroll no|payroll number|payroll|assignment no|assignment number|esr no|esr number|pin|"
    "person id|id|number|staff no.|personal no|staffno",
    line="line|line no|line number|rota line|week|wk|week no|week number|rota week|position",
    name="name|staff name|employee name|employee|full name|staff|person|holder|line holder|"
    "surname and initials|crew member|member of staff|staff member|names|who|user|users|"
    "assigned to|assignee|resource name|team member|colleague|worker|clinician|volunteer|enw",
    first="first name|first names|first|forename|forenames|given name|given names|christian name",
    last="surname|last name|last|family name|sur name",
    role="role|grade|job|job title|skill|skill level|skills|position title|post|rank|job role|"
    "designation|band role|qualification|gr|grd",
    team="team|crew|watch|group|station team|team name|unit team",
    manager="line manager|manager|team leader|leader|otl|ctm|ctl|supervisor|reports to|line mgr|"
    "managed by|manager name|line manager no|line manager id",
    hours="contracted hours|contract hours|contract|hours per week|weekly hours|hours a week|"
    "hrs pw|hpw|contracted hrs|contract hrs|hours contracted|contracted|hours week|hrs week|"
    "contracted hours per week|contracted weekly hours|hrs per week|hrs a week|hours pw|weekly hrs|"
    "hours worked per week|hrs worked per week|contracted hrs per week|basic hours",
    wte="wte|fte|contracted wte|contracted fte",
    restrictions="restrictions|restriction|agreement|agreements|flexible working|fwa|"
    "flexible working agreement|working restrictions|constraints",
    locked="locked|lock|fixed|do not change",
    vacant="vacant|vacancy|is vacant",
    aspirant="aspirant|aspiring manager|aspiring leader|leadership aspirant",
    opt_from="opt out from|optout from|opt out start|opt out since|48 h opt out from",
    opt_to="opt out to|optout to|opt out end|opt out until|48 h opt out to",
    opt="opt out|wtr opt out|48 h opt out|opted out|optout",
    band="band|afc band|pay band|agenda for change band",
    unsocial="unsocial scheme|unsocial hours scheme|enhancement scheme|unsocial pay scheme",
    grade_start="grade start|in grade since|grade since|grade from|start in grade|date in grade",
    rota="rota|rota name|roster",
)

CODES = words(
    code="code|shift code|shift|codes|duty code|duty|symbol|abbreviation|key|shift codes",
    meaning="meaning|description|name|what it means|explanation|shift name|text|means|shift type",
    start="start|start time|from|begins|on|starts|time from|time on",
    end="end|end time|finish|to|ends|off|finish time|time to|finishes|time off",
    times="times|time|hours worked|shift times|shift time",
    paid="paid hours|paid|hours|paid hrs|hrs|hours paid|net hours|length|paid time|duration",
    kind="kind|type|category of duty|duty type|counts as|class",
    resource="resource|vehicle|vehicle type|unit|resource type|desk|asset",
    category="category|training category",
)

COVER = words(
    resource="resource|vehicle|vehicle type|unit|resource type|desk|asset",
    role="role|grade|skill|skill level",
    day="day|date|weekday|day of week|days|on",
    start="from|start|start time|begin|time from|hour from",
    end="to|end|finish|end time|finish time|time to|until|hour to",
    seats="seats needed|seats|needed|required|number|staff|staff needed|people|cover|minimum|min|"
    "demand|seats required|headcount|staff required|no required|count",
    code="shift code|code|shift|duty",
)

RULES = words(
    rule="rule|rule id|id",
    level="level|must or should|importance|strength",
    parameter="parameter|setting|name",
    value="value|set to|limit",
    reason="reason|why|because|agreed|note|notes|comment",
)
REQUESTS = words(
    person="person|name|staff no|staff number|employee no|employee|staff|line|who|staff name|"
    "employee name|employee number|id",
    day="date|day|date or day|on|when",
    wants="wants|request|requested|wish|wants code|code|preference|asks for",
    weight="weight|importance|priority|strength",
)
COURSES = words(
    course="course|name|title|course name",
    category="category|type|training category",
    hours="hours|length|duration|hours each|length hours",
    days="days|day|dates|date|on",
    start="from|start|earliest|start time",
    end="to|end|latest|finish|end time",
    places="places|seats|capacity|max|maximum|size",
    trainer="trainer|teacher|led by|tutor|instructor|facilitator",
)
TRAINING = words(
    person="person|name|staff no|staff number|employee no|employee|staff|line|"
    "staff name|employee name|employee number|id",
    category="category|type|training category|course",
    hours="hours received|hours|received|hours done|done|completed|hours completed",
)
BEFORE = words(
    person="person|name|staff no|staff number|employee no|employee|staff|staff name|"
    "employee name|employee number|id",
    date="date|day|on",
    code="code|shift|duty|shift code|worked",
)
PAIRINGS = words(
    person="person|name|staff no|staff number|employee no|employee|staff|line|staff name|"
    "employee name|employee number|id|person a|person 1",
    other="not with|not to work with|kept apart from|apart from|not together with|person b|"
    "person 2",
)
BANK_HOLIDAYS = words(
    date="date|day|on|holiday date",
    name="name|holiday|bank holiday|public holiday|title|description|what",
)
SESSIONS = words(
    kind="kind",
    category="category",
    person="person",
    name="name",
    with_="with",
    with_name="with name",
    date="date",
    week="week",
    day="day",
    start="start",
    end="end",
    paid="paid hours",
    code="duty",
    resource="resource",
)
EXPORT = words(
    id="employee no|employee number|employee id|staff no|staff number|staff id|emp no|emp id|"
    "payroll no|payroll number|assignment no|assignment number|person id|personal no|payroll",
    name="name|staff name|employee name|employee|full name|staff|person|crew member|surname name|"
    "user|users|assigned to|assignee|resource name|team member|colleague|worker|clinician|"
    "volunteer",
    first="first name|first names|first|forename|forenames|given name|given names|christian name",
    last="surname|last name|last|family name|sur name",
    role="role|grade|skill|job title|grade skill|skill level|job role|post|grade type",
    team="team|watch|team name",
    manager="line manager|manager|team leader|supervisor|reports to",
    hours="contracted hours|contract hours|contract|weekly hours|hours per week",
    date="date|shift date|duty date|start date|day|date of duty|rota date|work date",
    start="start|start time|from|time from|planned start|shift start|on|duty start|start date time|"
    "start datetime|starts|actual start|actual start time|planned start time|rostered start",
    end="end|end time|finish|finish time|to|time to|planned end|shift end|off|duty end|"
    "planned finish|end date time|end datetime|ends|actual end|actual end time|actual finish|"
    "planned end time|rostered end|rostered finish",
    code="code|shift code|duty code|shift|duty|shift type|shift name|shift title|duty type|event|"
    "activity",
    assignment="assignment",
    type="type|duty type|category|kind|duty kind|unavailability|absence type|leave type",
    paid="hours|paid hours|paid|hrs|net hours|work time|paid hrs",
    resource="resource|vehicle type|resource type|asset type|vehicle",
    unit="callsign|call sign|crew|fleet|vehicle callsign|unit",
    status="status|state|shift status|booking status",
    reason="reason|note|notes|comment|comments|remarks",
    end_date="end date|finish date|date to|to date|last day|date until|end of absence",
    times="times|shift times|duty times|start end|start finish|from to|shift hours|time",
    brk="break|breaks|break minutes|break mins|break length|break time|unpaid break|meal break|"
    "rest break|break min|unpaid break mins|break hours",
    all_day="all day|full day|whole day|all day event",
    rota="rota|rota name|roster",
)
