#include "rodedraad/hub/scenario.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <stdexcept>

#include "coverage.h"
#include "scenario_check.h"
#include "scenario_words.h"

namespace rodedraad::hub {

namespace {

std::vector<sdk::Pair> pairs(const config::HeaderList& headers) {
  std::vector<sdk::Pair> result;
  for (const auto& [name, value] : headers) result.push_back({name, value});
  return result;
}

/// One scenario on its way.
class Player {
 public:
  Player(const std::vector<const config::Scenario*>& chain, const config::Config& config,
         const config::Catalogue& catalogue, const Adapters& adapters)
      : rehearsal_(config, catalogue, adapters,
                   model::parse_instant(chain.front()->steps.front().at)) {
    for (const auto* part : chain) {
      persons_.insert(persons_.end(), part->persons.begin(), part->persons.end());
    }
    // Its own first person is the one who is meant when nobody is named.
    default_ = (chain.back()->persons.empty() ? chain.front() : chain.back())->persons.front().id;
  }

  /// \p checked: whether what it expects counts.
  void play(const config::Scenario& scenario, bool checked) {
    checked_ = checked;
    for (const auto& step : scenario.steps) {
      step_ = &step;
      rehearsal_.move_to(model::parse_instant(step.at));
      for (const auto& action : step.actions) {
        place_ = action.place;
        std::visit([this](const auto& what) { act(what); }, action.what);
      }
    }
    // What follows is about what happens from here on.
    if (!checked) start_ = rehearsal_.plans().size();
  }

  const Rehearsal& rehearsal() const { return rehearsal_; }
  std::vector<ScenarioFailure> take() { return std::move(failures_); }

 private:
  const config::ScenarioPerson& person(const std::string& id) const {
    const auto& wanted = id.empty() ? default_ : id;
    return *std::find_if(persons_.begin(), persons_.end(),
                         [&](const auto& each) { return each.id == wanted; });
  }

  const config::Connection& connection(const std::string& id) const {
    return *rehearsal_.context().config.connection(id);
  }

  void fail(std::string expected, std::string found) {
    failures_.push_back({place_, step_->at, std::move(expected), std::move(found),
                         in_words(Window{rehearsal_, start_, nullptr})});
  }

  void act(const config::TellAction& told) {
    const auto& who = person(told.person);
    std::vector<sdk::Identifier> identifiers;
    if (!who.bsn.empty()) identifiers.push_back({"bsn", who.bsn});
    if (!who.v_nummer.empty()) identifiers.push_back({"vNummer", who.v_nummer});
    std::vector<sdk::DecodedFact> facts;
    for (const auto& fact : told.facts) {
      facts.push_back({{fact.path, fact.key, fact.value}, {}, {}, fact.withdrawn});
    }
    rehearsal_.tell(connection(told.connection), told.kind,
                    told.municipality.empty() ? who.municipality : told.municipality, identifiers,
                    facts);
  }

  void act(const config::MessageAction& said) {
    sdk::Message message;
    message.method = said.method;
    message.target = said.target;
    message.media_type = said.media_type;
    message.sender = said.sender;
    message.headers = pairs(said.headers);
    message.body = said.body;
    rehearsal_.accept(connection(said.connection), std::move(message));
  }

  void act(const config::AnswerAction& said) {
    sdk::Answer answer{said.status, said.media_type, pairs(said.headers), said.body};
    for (const auto& row : rehearsal_.deliveries()) {
      if (row.message.kind != said.kind) continue;
      if (!said.connection.empty() && row.connection != said.connection) continue;
      const auto id = row.message.id;
      if (rehearsal_.answer(id, answer)) return;
    }
    fail("een open aflevering van " + said.kind + " om op te antwoorden", "die is er niet");
  }

  void act(const config::DoneAction& done) {
    std::string open;
    for (const auto& task : rehearsal_.tasks()) {
      if (task.done) continue;
      if (task.name == done.task || task.title.find(done.task) != std::string::npos) {
        const auto id = task.id;
        rehearsal_.done(id, done.by);
        return;
      }
      open += (open.empty() ? "" : " | ") + task.title;
    }
    fail("een open taak: " + done.task, open.empty() ? "er is geen open taak" : open);
  }

  void act(const config::ExpectAction& expect) {
    const auto& who = person(expect.person);
    const auto& town = expect.municipality.empty() ? who.municipality : expect.municipality;
    auto file = who.bsn.empty() ? nullptr : rehearsal_.by_identifier(town, {"bsn", who.bsn});
    if (file == nullptr && !who.v_nummer.empty()) {
      file = rehearsal_.by_identifier(town, {"vNummer", who.v_nummer});
    }
    auto& since = seen_[who.id + '/' + town];
    const Window window{rehearsal_, std::max(since, start_), file.get()};
    if (checked_) {
      auto failures = ScenarioCheck{rehearsal_, window, file}.check(expect);
      for (auto& failure : failures) failure.step = step_->at;
      if (!failures.empty()) failures.front().happened = in_words(window);
      for (auto& failure : failures) {
        if (failure.place.line == 0) failure.place = place_;
        failures_.push_back(std::move(failure));
      }
    }
    since = rehearsal_.plans().size();
  }

  Rehearsal rehearsal_;
  std::vector<config::ScenarioPerson> persons_;
  std::string default_;
  std::map<std::string, std::size_t> seen_;  ///< person and town → plans at the last expectation
  std::size_t start_ = 0;
  bool checked_ = true;
  const config::ScenarioStep* step_ = nullptr;
  config::Place place_;
  std::vector<ScenarioFailure> failures_;
};

}  // namespace

std::vector<ScenarioFailure> play(const config::LoadedScenarios& scenarios,
                                  const config::Scenario& scenario, const config::Config& config,
                                  const config::Catalogue& catalogue, const Adapters& adapters,
                                  Coverage& coverage) {
  const auto chain = scenarios.chain(scenario);
  if (chain.empty()) throw std::logic_error("scenarios with errors are not played");
  Player player{chain, config, catalogue, adapters};
  for (const auto* part : chain) player.play(*part, part == &scenario);
  add_coverage(player.rehearsal(), coverage);
  return player.take();
}

}  // namespace rodedraad::hub
