#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rodedraad/config/catalogue.h"
#include "rodedraad/config/finding.h"

/// The configuration as typed, immutable values. Files and their meaning: docs/handboek.
namespace rodedraad::config {

using std::chrono::milliseconds;

/// A setting of a plugin, variables and secrets filled in.
struct Setting {
  std::string name;
  std::string value;
  Place place;
};

/// A transport or adapter with its settings.
struct PluginUse {
  std::string name;
  std::vector<Setting> settings;
  Place place;
};

/// How long a term lasts.
struct Length {
  enum class Unit { days, working_days, weeks, months, years };
  int count = 0;
  Unit unit = Unit::weeks;
  bool operator==(const Length&) const = default;
};

// ---- hub.xml ----

struct Listener {
  std::string id;
  PluginUse transport;
  Place place;
};

/// The audit log's key and checkpoints; what is empty lies in the data folder, and so does what is
/// relative.
struct AuditSettings {
  std::string key;
  std::string checkpoints;            ///< a folder; best on another machine's disk
  milliseconds every{5 * 60 * 1000};  ///< at most between two checkpoints
};

/// The Logboek Dataverwerkingen of the municipality.
struct Logboek {
  std::string activity;                ///< URI of the register entry for messages that come in
  std::optional<PluginUse> transport;  ///< to where it is sent; absent: it is only kept here
};

/// A library of somebody else that may be loaded.
struct AllowedPlugin {
  std::string name;      ///< as the plugin calls itself
  std::string sha256;    ///< of the library, lower-case hex
  bool isolated = true;  ///< in a process of its own
};

/// A folder with plugins of others. Nothing in it is loaded that is not allowed or signed.
struct PluginFolder {
  std::string folder;  ///< absolute, or relative to the program
  std::vector<AllowedPlugin> allowed = {};
  std::vector<std::string> signers = {};  ///< public keys of minisign
};

/// Where the master key of the store comes from; see store::KeySource.
struct Keys {
  std::string folder;  ///< the hub's own; empty: keys/ in the data folder
  std::string master;  ///< "file:PATH", "credential:NAME", "command:TEXT"; empty: the hub makes it
  std::string previous;  ///< as master: the one before; empty: none
};

/// Who is told when something goes wrong, and how.
struct Alerts {
  std::string mail;  ///< an address; empty: nobody by mail
  std::string from;  ///< of whom the mail is
  std::string smtp;  ///< "smtp://HOST:PORT"
  std::string user;  ///< at the mail server; empty: it asks for none
  std::string password;
  std::string webhook;                 ///< a URL; empty: none
  std::optional<milliseconds> digest;  ///< since midnight in the Netherlands; absent: none
  milliseconds every{30'000};          ///< between two looks at whether all is well

  bool any() const { return !mail.empty() || !webhook.empty(); }
};

/// What a hub is for, as municipalities tell them apart (OTAP). The first is the default.
inline constexpr std::array<std::string_view, 4> kEnvironments{"production", "acceptance", "test",
                                                               "development"};

struct Hub {
  std::string environment{kEnvironments[0]};
  std::string store_url;  ///< "sqlite:hub.db", relative to the data folder; postgresql://…
  milliseconds store_lease{10'000};  ///< a hub that is silent for so long is relieved by another
  std::string admin_address;         ///< host:port; port 0 takes a free one
  /// PEM files with which administrators are answered over TLS; both empty: plain HTTP, on this
  /// machine only.
  std::string admin_certificate;
  std::string admin_key;
  std::vector<Listener> listeners;
  std::vector<PluginFolder> plugin_folders;
  std::string log_level = "info";
  /// Not empty: planned maintenance; intake answers "unavailable" with this text.
  std::string maintenance;
  Keys keys;
  AuditSettings audit;
  Alerts alerts;
  Logboek logboek;
  /// Bytes on the store's disk that are kept free to finish what was accepted; 0: none.
  std::uint64_t reserve = std::uint64_t{64} << 20U;
  milliseconds plugin_deadline{5000};  ///< a plugin call that takes longer counts as hanging

  /// Whether messages must reach the partners themselves, whatever anybody asks.
  bool in_production() const { return environment == kEnvironments[0]; }
};

// ---- region.xml ----

struct Organisation {
  std::string id;
  std::string name;
  std::string oin;  ///< empty when it has none
  Place place;
};

/// Who has a task in which period. Days are YYYY-MM-DD, both inclusive; to empty: without end.
struct Mandate {
  std::string task;
  std::string organisation;  ///< who has it, under mandate or of itself
  std::string from;
  std::string to;
  std::string basis;  ///< the mandate decision, as text
  Place place;
  std::string through = {};  ///< the subcontractor that does the work; empty: organisation itself

  /// Who does the work: messages and tasks of persons go there.
  const std::string& executor() const { return through.empty() ? organisation : through; }
};

struct Municipality {
  std::string code;
  std::string name;
  std::string oin;
  std::vector<Mandate> mandates;
  Place place;
};

struct Region {
  std::string name;
  std::vector<Organisation> organisations;
  std::vector<Municipality> municipalities;

  const Organisation* organisation(std::string_view id) const;
  const Municipality* municipality(std::string_view code) const;
  const Municipality* municipality_by_oin(std::string_view oin) const;
};

// ---- conditions ----

/// A condition over the case. all holds when every child holds, any when one does, negate when its
/// one child does not; test compares one field.
struct Condition {
  enum class Kind { all, any, negate, test };
  enum class Test { present, absent, equals, in, before, after, on_or_before, on_or_after };
  Kind kind = Kind::all;
  std::vector<Condition> children;
  Test test = Test::present;
  std::string path;
  std::vector<std::string> values;  ///< equals: one; in: some; before..: a date, "today" or a path
  bool value_is_path = false;
  Place place;
};

// ---- connections/*.xml ----

struct Receive {
  std::string listener;
  std::string path;   ///< "/duo"; empty: everything that the listener gets
  std::string token;  ///< bearer token the sender must show; empty: none
  /// Who may send, by the OIN in the certificate; empty: no certificate is needed.
  std::vector<std::string> oins;
  Place place;
  double rate_per_second = 0;  ///< messages of one sender; 0: no limit
};

struct Retry {
  milliseconds first{5000};
  double factor = 4;
  milliseconds most{6 * 3'600'000};
  int attempts = 12;
};

/// When a partner that takes nothing is left alone for a while.
struct Breaker {
  int failures = 5;                ///< in a row
  milliseconds open{30'000};       ///< doubled each time that it still takes nothing
  milliseconds most{10 * 60'000};  ///< and never longer
};

/// Something that is asked by the clock.
struct Poll {
  std::string message;     ///< an outgoing kind
  milliseconds every{0};   ///< 0: once a day, at \p at
  milliseconds at{0};      ///< since midnight in the Netherlands; counts when every is 0
  bool each_case = false;  ///< for every case that meets \p when; else once, about nobody
  Condition when;
  Place place;
};

struct Connection {
  std::string id;
  std::string organisation;
  std::string oin;     ///< of the partner; empty when it has none
  std::string source;  ///< what its statements are called; the adapter's name unless said otherwise
  PluginUse adapter;
  std::optional<Receive> receive;
  std::optional<PluginUse> transport;  ///< how it is reached; absent when it only receives
  /// How what plays the partner is reached, with nothing by which the hub proves itself; absent
  /// when nothing does.
  std::optional<PluginUse> simulator;
  bool simulated = false;          ///< the two of above have changed places; never so in a file
  std::vector<std::string> sends;  ///< the kinds that may go here; empty: all of the adapter
  std::string ask_purpose;         ///< under which it is asked for data; empty: never asked
  /// The wants of kinds that a template of the mapping makes, by kind.
  std::map<std::string, std::vector<Want>, std::less<>> templates;
  std::vector<Poll> polls;
  int inflight = 4;
  double rate_per_second = 0;  ///< 0: no limit
  Retry retry;
  Breaker breaker;
  milliseconds give_up_after{30LL * 24 *
                             3'600'000};  ///< in the queue, or without what it waits for
  milliseconds confirm_within{7LL * 24 * 3'600'000};  ///< what a partner promises to confirm
  Place place;

  /// What a message of this kind that goes here can carry.
  const std::vector<Want>& wants(const KindInfo& kind) const;

  /// Whether a message of this kind may go here: the connection can be reached and is not kept to
  /// other kinds. Whether the adapter can write it, the catalogue knows.
  bool may_send(std::string_view kind) const;
};

// ---- workflows/*.xml ----

/// What a rule listens to.
struct Trigger {
  enum class Kind {
    changed,   ///< name: a field path
    message,   ///< name: an incoming kind; moment: the connection, or empty for any
    deadline,  ///< name: a deadline; moment: see kDeadlineMoments
    date,      ///< name: the path of a date; on that day, or offset before or after it
    done,      ///< name: "workflow/task": a person did it
    handover,  ///< name: a task of the mandate table that went to another organisation
    awaited    ///< name: "workflow/await"; moment: "answer" or "silence"
  };
  Kind kind = Kind::changed;
  std::string name;
  std::string moment;
  std::optional<Length> offset;  ///< date; deadline with moment warning: of that warning only
  bool before = false;           ///< date: offset lies before the day
  Place place;
};

/// What can happen to a deadline. warning: one of its <warn>; over: the day after its end when it
/// was not met; differs: our count and the date that the partner gave are not the same.
inline constexpr std::array<std::string_view, 9> kDeadlineMoments{
    "started", "moved", "warning", "over", "met", "stopped", "suspended", "resumed", "differs"};

/// A business confirmation that must follow a message, with its own term.
struct Await {
  std::string id;
  std::string field;    ///< path: a new value is the answer; or
  std::string message;  ///< an incoming kind: it is the answer
  Length within;        ///< after the day of sending; ends on a working day
  std::string title;    ///< on silence: what a person has to do; empty: nobody is asked
  std::string task;     ///< whose: a task of the mandate table
  std::string text;
  Place place;
};

struct Send {
  std::string message;  ///< an outgoing kind
  std::string to;       ///< "task:pvt" or "connection:duo"
  std::string purpose;
  Place place;
  std::vector<std::pair<std::string, std::string>> with = {};  ///< fixed values of the message
  std::vector<Await> awaits = {};
};

/// Work for a person.
struct TaskAction {
  std::string title;  ///< Dutch, for the person who does it
  std::string task;   ///< the task of the mandate table whose organisation gets it
  Place place;
  std::string id = {};             ///< for <on done>; empty: nobody listens
  std::optional<Length> due = {};  ///< after the day it is made; ends on a working day
  std::string text = {};           ///< what to do, in plain Dutch
};

struct DeadlineAction {
  std::string deadline;
  Place place;
  std::string because = {};  ///< of a stop: why it lapses, Dutch
};

struct Rule {
  std::string id;
  std::vector<Trigger> on;  ///< the rule looks when one of these happens
  Condition when;
  std::string purpose;  ///< the ground for looking at fields of another law; empty: none
  std::vector<Send> sends;
  std::vector<DeadlineAction> starts;
  std::vector<DeadlineAction> stops;
  std::vector<TaskAction> tasks;
  std::string close;       ///< not empty: closes the case, for this reason
  bool reopen = false;     ///< opens a closed case again
  bool on_closed = false;  ///< also looks at a closed case
  bool once = false;       ///< at most once per case
  Place place;
};

struct Workflow {
  std::string id;
  std::string law;  ///< wi2021, participatiewet, wgs, wmo
  std::vector<Rule> rules;
  Place place;
};

// ---- purposes.xml ----

/// A way from law to law that a law itself names.
struct Route {
  std::string from_law;
  std::string to_law;
  std::string article;
  bool consent = false;  ///< only with the explicit consent of the person
  Place place;
};

struct Purpose {
  std::string id;
  std::string article;
  std::string activity;  ///< URI of the entry in the register of processing activities
  std::string from_law;
  std::string to_law;
  std::vector<std::string> allow;       ///< field paths
  std::vector<std::string> recipients;  ///< organisation ids
  Place place;
  std::vector<std::string> refer;  ///< field paths of which only a reference travels, no value
  std::string since;               ///< YYYY-MM-DD, inclusive; empty: always
  std::string until;               ///< YYYY-MM-DD, inclusive; empty: without end
  std::string consent;   ///< the scope of the consent it needs (key of toestemming.*); empty: none
  std::string decision;  ///< the decision that opened a way which no law names; empty: none
  bool signal = false;   ///< asks somebody to make contact: says who, and nothing of the file
};

// ---- deadlines.xml ----

/// One version of one statutory term. A case gets the first rule of its deadline that is in force
/// on the start day, whose condition holds and whose start field is known; an extending rule counts
/// on top of that.
struct DeadlineRule {
  std::string id;    ///< "T01b"
  std::string from;  ///< in force from this day, inclusive
  std::string to;    ///< until this day, inclusive; empty: without end
  std::string article;
  std::string start;  ///< field path of the start event
  Length length;
  bool start_counts = false;  ///< the start day is the first day of the term, not the day before it
  bool shift = false;         ///< Algemene termijnenwet art. 1: ends on a working day
  std::string met_by;  ///< field path; a date on or before the end meets it; empty: nothing does
  Condition when;
  Place place;
  bool met_after_start = false;      ///< only a date on or after the start meets it
  bool never_restarts = false;       ///< once it runs, a later start day does not move it
  std::vector<std::string> extends;  ///< ids of rules of this deadline that it may only lengthen
};

/// A term stands still from one date until another; what was left then runs on.
struct Suspension {
  std::string from;   ///< path: first day that does not count
  std::string until;  ///< path: first day that counts again
  std::string article;
  Place place;
};

struct DeadlineSet {
  std::string id;  ///< "pip"
  std::string title;
  std::string task;  ///< of the mandate table: who is told when it is over; empty: nobody
  std::vector<DeadlineRule> rules;
  std::vector<Length> warnings;  ///< before the end
  Place place;
  std::string given;  ///< path of the end that the partner gives: it counts, ours is a check
  Condition compare;  ///< given only: when the two must be the same; without conditions: always
  std::vector<Suspension> suspensions;
  std::optional<Condition> lapses;  ///< the term has no meaning any more; absent: never
  std::string lapse_reason;         ///< Dutch
};

// ---- retention.xml ----

/// How long fields stay in a case (Besluit inburgering art. 9.9). A field goes when the first of
/// the keeps that apply to it runs out. Keeps that name a field apply to it instead of those of its
/// class, so that what must stay longer can be named.
struct Keep {
  std::string retention;            ///< a class, as model::to_string; empty: it names fields
  std::vector<std::string> fields;  ///< paths
  Length length;
  std::string article;
  std::string after;  ///< path of a date, after which it counts; empty: the day it was last said
  Condition when;     ///< runs only while this holds
  Place place;
};

struct Retention {
  std::vector<Keep> keeps;
  std::optional<Length> messages;  ///< of what handled messages say, after their day
  std::string messages_article;
  Place place;
};

// ---- access.xml ----

/// What persons with this role may do with what.
struct Role {
  std::string id;
  std::string title;                        ///< Dutch, for people
  std::vector<std::string> rights;          ///< of kRights
  std::vector<std::string> laws;            ///< of kLaws; empty: all
  std::vector<std::string> municipalities;  ///< codes; empty: all
  std::vector<std::string> claims;          ///< the values of the roles claim that give this role
  Place place;
};

inline constexpr std::array<std::string_view, 7> kRights{
    "metadata", "inhoud", "ontmaskeren", "opnieuw", "bewerken", "inrichten", "audit"};
inline constexpr std::array<std::string_view, 4> kLaws{"wi2021", "participatiewet", "wgs", "wmo"};

/// Log-in at the municipality itself (OpenID Connect).
struct OpenId {
  std::string issuer;  ///< a URL, without a slash at its end
  std::string client_id;
  std::string secret;
  std::string roles_claim = "roles";  ///< a name, or names with dots between them
  std::string name;                   ///< what the button says: "Gemeente Dordrecht"
  std::string ca;                     ///< file with its authorities; empty: those of the system
  std::string allow;                  ///< networks that are not public where it may be
};

/// Who may do what at the console and the Admin API. Without access.xml: these.
struct Access {
  std::vector<Role> roles;  ///< Config holds the built-in ones when the file has none
  milliseconds idle{30 * 60'000};
  milliseconds absolute{12 * 3'600'000};
  int four_eyes_from = 100;  ///< so many at once need a second person
  int password_length = 14;  ///< at least so many characters
  std::optional<OpenId> openid;

  const Role* role(std::string_view id) const;
};

/// beheerder, casusregisseur, schuldhulp-regisseur, privacy-officer, meekijker.
std::vector<Role> built_in_roles();

// ---- all of it ----

struct Config {
  Hub hub;
  Region region;
  std::vector<Connection> connections;
  std::vector<Workflow> workflows;
  std::vector<Route> routes;
  std::vector<Purpose> purposes;
  std::vector<DeadlineSet> deadlines;
  std::optional<Retention> retention;  ///< absent: nothing is ever erased
  Access access;
  std::map<std::string, std::string> mappings;  ///< mapping id (file name without .xml) → its text
  std::string revision;  ///< SHA-256 over all files and variables that are no secrets, 12 hex

  const Connection* connection(std::string_view id) const;
  const Purpose* purpose(std::string_view id) const;
  const DeadlineSet* deadline(std::string_view id) const;
};

/// Fills ${NAME:default}: first from set, then from the environment, then the default.
struct Variables {
  std::map<std::string, std::string> set;
};

struct Loaded {
  std::optional<Config> config;   ///< present when no finding is an error
  std::vector<Finding> findings;  ///< sorted by place
  /// As named in hub.xml, also when there are errors: what is not installed may lie there.
  std::vector<PluginFolder> plugin_folders;
};

/// Reads and checks a whole configuration folder; never throws for what is in it. Knows plugins
/// from \p catalogue.
Loaded load(const std::filesystem::path& folder, const Variables& variables,
            const Catalogue& catalogue);

/// "10s", "250ms", "6h", "2m", "3d"; nothing when it is none.
std::optional<milliseconds> parse_duration(std::string_view text);

/// The name in \p names closest to \p name by edit distance, when it is close enough to be meant.
std::optional<std::string> did_you_mean(std::string_view name,
                                        const std::vector<std::string>& names);

}  // namespace rodedraad::config
