#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "rodedraad/config/config.h"

/// Rehearsals of a configuration, from scenarios/*.xml: what happens, and what must follow from it.
/// They do not count for the revision, and a mistake in one keeps no hub from starting.
namespace rodedraad::config {

/// Somebody whom a scenario is about: a person of the test range of BSNs.
struct ScenarioPerson {
  std::string id;
  std::string bsn;
  std::string v_nummer;
  std::string municipality;  ///< code
  Place place;
};

struct ScenarioFact {
  std::string path;
  std::string key;
  std::string value;
  bool withdrawn = false;
  Place place;
};

/// Statements of a source, as if a message of the connection said them.
struct TellAction {
  std::string connection;
  std::string kind;  ///< of the message; empty: of no kind that a rule listens to
  std::string person;
  std::string municipality;
  std::vector<ScenarioFact> facts;
};

using HeaderList = std::vector<std::pair<std::string, std::string>>;

/// A real message, which goes through its adapter.
struct MessageAction {
  std::string connection;
  std::string method;
  std::string target;
  std::string media_type;
  std::string sender;
  HeaderList headers;
  std::string body;
};

/// What the partner answers to the oldest open delivery of this kind.
struct AnswerAction {
  std::string kind;
  std::string connection;  ///< empty: whichever it went to
  int status = 200;
  std::string media_type;
  HeaderList headers;
  std::string body;
};

/// A person does a task.
struct DoneAction {
  std::string task;  ///< a part of its title, or "workflow/task"
  std::string by;
};

struct ExpectField {
  std::string path;
  std::string key;
  std::optional<std::string> equals;  ///< nothing: the case does not have it
};

struct ExpectSent {
  std::string message;
  std::string to;  ///< connection or organisation
  std::string purpose;
  std::vector<std::string> with;      ///< paths that travel
  std::vector<std::string> withheld;  ///< paths that do not
  bool sent = true;                   ///< false: nothing like this was sent
};

/// Made but not sent, and why: it waits, it was refused, or it was given up.
struct ExpectHeld {
  enum class Why { parked, rejected, cancelled };
  Why why = Why::parked;
  std::string message;
  std::string because;  ///< parked: path or consent that it waits for; else a part of the words
};

struct ExpectDeadline {
  std::string id;
  std::string key;
  std::string rule, start, strict, due, state, previous;  ///< empty: does not matter
  std::string because;                                    ///< a part of why its end moved
  bool absent = false;
};

struct ExpectTask {
  std::string title;  ///< a part of it
  std::string by;
  std::string due;
  std::optional<bool> done;
  bool present = true;
};

struct ExpectRule {
  std::string id;  ///< "workflow/rule"
  bool fired = true;
  std::string because;  ///< a part of why
};

struct ExpectCase {
  bool open = true;
};

/// What became of an incoming message.
struct ExpectReceived {
  std::string state;  ///< processed, parked, refused, duplicate, failed
  std::string because;
};

/// A part of what the hub says this case waits for.
struct ExpectWaits {
  std::string says;
};

struct Expectation {
  std::variant<ExpectField, ExpectSent, ExpectHeld, ExpectDeadline, ExpectTask, ExpectRule,
               ExpectCase, ExpectReceived, ExpectWaits>
      what;
  Place place;
};

/// What must have happened since the previous one about the same person, and what must stand now.
struct ExpectAction {
  std::string person;
  std::string municipality;
  bool exact = false;  ///< nothing else was sent, apart from what is asked by the clock
  std::vector<Expectation> all;
};

struct ScenarioAction {
  std::variant<TellAction, MessageAction, AnswerAction, DoneAction, ExpectAction> what;
  Place place;
};

struct ScenarioStep {
  std::string at;  ///< RFC 3339, or a date
  std::vector<ScenarioAction> actions;
  Place place;
};

struct Scenario {
  std::string id;
  std::string title;
  std::string also;  ///< the scenario whose steps go before these; empty: none
  std::vector<ScenarioPerson> persons;
  std::vector<ScenarioStep> steps;
  Place place;
};

struct LoadedScenarios {
  std::vector<Scenario> scenarios;  ///< in the order of files and places
  std::vector<Finding> findings;    ///< sorted by place

  bool has_errors() const;
  const Scenario* find(std::string_view id) const;
  /// The scenarios of which the steps are played, in order, to play this one: itself is the last.
  std::vector<const Scenario*> chain(const Scenario& scenario) const;
};

/// Reads and checks scenarios/*.xml of a configuration folder; never throws for what is in it.
/// Without \p config, because it has errors of its own, only the form is checked.
LoadedScenarios load_scenarios(const std::filesystem::path& folder, const Config* config,
                               const Catalogue& catalogue);

}  // namespace rodedraad::config
