#include "rodedraad/workflow/decide.h"

#include <algorithm>
#include <optional>
#include <variant>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace rodedraad::workflow {

namespace {

bool writes(const config::Catalogue& catalogue, const config::Connection& connection,
            std::string_view message) {
  if (!connection.may_send(message)) return false;
  const auto* adapter = catalogue.adapter(connection.adapter.name);
  return adapter != nullptr && adapter->writes(message) != nullptr;
}

/// What the text after \p prefix is, when \p to starts with it.
std::optional<std::string_view> after(std::string_view to, std::string_view prefix) {
  if (!to.starts_with(prefix)) return std::nullopt;
  return to.substr(prefix.size());
}

/// One evaluation of all rules for one case.
class Decider {
 public:
  Decider(const config::Config& config, const config::Catalogue& catalogue, const model::Case& file,
          std::chrono::year_month_day day)
      : config_(config), catalogue_(catalogue), file_(file), day_(day) {}

  void look(const config::Workflow& workflow, const config::Rule& rule,
            std::span<const model::Change> changes, const std::set<std::string>& fired) {
    const auto trigger =
        std::find_if(rule.on_changed.begin(), rule.on_changed.end(), [&](const std::string& path) {
          return std::any_of(changes.begin(), changes.end(),
                             [&](const model::Change& change) { return change.path == path; });
        });
    if (trigger == rule.on_changed.end()) return;

    const auto name = workflow.id + '/' + rule.id;
    std::vector<std::string> why{*trigger + " is gewijzigd"};
    bool fires = holds(rule.when, file_, day_, &why);
    if (fires && rule.once && fired.contains(name)) {
      fires = false;
      why.emplace_back("deze regel werkt één keer per dossier en deed dat al");
    }
    decisions_.outcomes.push_back(
        {workflow.id, rule.id, fires, fmt::format("{}", fmt::join(why, "; "))});
    if (fires) fire(name, rule);
  }

  Decisions take() && { return std::move(decisions_); }

 private:
  /// Where a message goes, or what a person has to do because it cannot go.
  using Destination = std::variant<const config::Connection*, TaskDecision>;

  void fire(const std::string& name, const config::Rule& rule) {
    if (rule.once) decisions_.fired_once.push_back(name);
    for (const auto& send : rule.sends) decide_send(name, send);
    for (const auto& start : rule.starts) decide_deadline(start.deadline);
    for (const auto& task : rule.tasks) decide_task(name, task);
  }

  void decide_send(const std::string& rule, const config::Send& send) {
    auto destination = destination_of(rule, send);
    if (auto* task = std::get_if<TaskDecision>(&destination)) {
      decisions_.tasks.push_back(std::move(*task));
      return;
    }
    const auto& connection = *std::get<const config::Connection*>(destination);
    const auto* purpose = config_.purpose(send.purpose);
    if (purpose == nullptr) {
      decisions_.tasks.push_back(
          {rule,
           fmt::format(
               "Bericht '{}' is niet gemaakt: grondslag '{}' bestaat niet. Vul purposes.xml "
               "aan, of verstrek de gegevens op een andere grond.",
               send.message, send.purpose),
           connection.organisation});
      return;
    }
    decisions_.sends.push_back({rule, send.message, connection.id, connection.organisation,
                                purpose->id, purpose->article});
  }

  Destination destination_of(const std::string& rule, const config::Send& send) const {
    if (const auto id = after(send.to, "connection:")) return by_connection(rule, send, *id);
    return by_task(rule, send, after(send.to, "task:").value_or(send.to));
  }

  Destination by_connection(const std::string& rule, const config::Send& send,
                            std::string_view id) const {
    const auto* connection = config_.connection(id);
    if (connection != nullptr && writes(catalogue_, *connection, send.message)) return connection;
    return TaskDecision{rule,
                        fmt::format("Bericht '{}' kan niet over koppeling '{}': breng de gegevens "
                                    "op een andere manier over.",
                                    send.message, id),
                        connection == nullptr ? std::string{} : connection->organisation};
  }

  Destination by_task(const std::string& rule, const config::Send& send,
                      std::string_view task) const {
    const auto* organisation = organisation_for(config_.region, file_.municipality, task, day_);
    if (organisation == nullptr) {
      return TaskDecision{rule,
                          fmt::format("Bericht '{}' heeft geen ontvanger: niemand heeft in {} de "
                                      "taak '{}'. Bepaal wie haar heeft en geef het zelf door.",
                                      send.message, municipality_name(), task),
                          {}};
    }
    const auto connection = std::find_if(config_.connections.begin(), config_.connections.end(),
                                         [&](const config::Connection& candidate) {
                                           return candidate.organisation == organisation->id &&
                                                  writes(catalogue_, candidate, send.message);
                                         });
    if (connection != config_.connections.end()) return &*connection;
    return TaskDecision{rule,
                        fmt::format("{} heeft de taak '{}' maar geen koppeling voor bericht '{}': "
                                    "breng de gegevens op een andere manier over.",
                                    organisation->name, task, send.message),
                        organisation->id};
  }

  void decide_deadline(const std::string& id) {
    auto& ids = decisions_.deadlines;
    if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
  }

  void decide_task(const std::string& rule, const config::TaskAction& action) {
    const auto* organisation =
        organisation_for(config_.region, file_.municipality, action.task, day_);
    if (organisation != nullptr) {
      decisions_.tasks.push_back({rule, action.title, organisation->id});
      return;
    }
    decisions_.tasks.push_back({rule,
                                fmt::format("{} (niemand heeft in {} de taak '{}')", action.title,
                                            municipality_name(), action.task),
                                {}});
  }

  std::string municipality_name() const {
    const auto* place = config_.region.municipality(file_.municipality);
    return place == nullptr ? "gemeente " + file_.municipality : place->name;
  }

  const config::Config& config_;
  const config::Catalogue& catalogue_;
  const model::Case& file_;
  std::chrono::year_month_day day_;
  Decisions decisions_;
};

}  // namespace

Decisions decide(const config::Config& config, const config::Catalogue& catalogue,
                 const model::Case& file, std::span<const model::Change> changes,
                 const std::set<std::string>& fired, std::chrono::year_month_day day) {
  Decider decider{config, catalogue, file, day};
  for (const auto& workflow : config.workflows) {
    for (const auto& rule : workflow.rules) decider.look(workflow, rule, changes, fired);
  }
  return std::move(decider).take();
}

}  // namespace rodedraad::workflow
