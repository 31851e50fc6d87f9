#include <fmt/format.h>

#include <array>
#include <utility>

#include "sketch.h"
#include "words.h"

namespace rodedraad::graph {

namespace {

using config::Trigger;

std::string moment_words(const Trigger& trigger) {
  using namespace std::string_view_literals;
  constexpr std::array words{std::pair{"started"sv, "begint"sv},
                             std::pair{"moved"sv, "krijgt een andere laatste dag"sv},
                             std::pair{"over"sv, "is voorbij en niet gehaald"sv},
                             std::pair{"met"sv, "is gehaald"sv},
                             std::pair{"stopped"sv, "vervalt"sv},
                             std::pair{"suspended"sv, "staat stil"sv},
                             std::pair{"resumed"sv, "loopt weer"sv},
                             std::pair{"differs"sv, "wijkt af van de datum van de partner"sv}};
  if (trigger.moment == "warning") {
    return trigger.offset ? "eindigt over " + in_dutch(*trigger.offset) : "eindigt binnenkort";
  }
  for (const auto& [moment, said] : words) {
    if (moment == trigger.moment) return std::string{said};
  }
  return trigger.moment;
}

std::string date_words(const Trigger& trigger) {
  if (!trigger.offset || trigger.offset->count == 0) return "Op de dag zelf";
  return in_dutch(*trigger.offset) + (trigger.before ? " ervoor" : " erna");
}

std::string tie_of(const Trigger& trigger) {
  switch (trigger.kind) {
    case Trigger::Kind::deadline:
      return tie(trigger.moment == "stopped" ? Tie::stop : Tie::deadline, trigger.name);
    case Trigger::Kind::done:
      return tie(Tie::task, trigger.name);
    case Trigger::Kind::awaited:
      return tie(Tie::await, trigger.name);
    default:
      return {};
  }
}

Node cause(std::string title, std::vector<std::string> lines, const Trigger& trigger) {
  std::erase(lines, std::string{});
  return {{},           Kind::cause,   std::move(title), std::move(lines),
          trigger.name, trigger.place, tie_of(trigger)};
}

Node message_cause(const Source& source, const Trigger& trigger) {
  std::vector<std::string> lines{kind_words(source.catalogue, trigger.name, true)};
  if (const auto* connection = source.config.connection(trigger.moment)) {
    lines.push_back("van " + organisation_name(source.config.region, connection->organisation) +
                    " via " + connection->id);
  }
  return cause("Er komt een bericht " + trigger.name, std::move(lines), trigger);
}

Node done_cause(const Source& source, const Trigger& trigger) {
  const auto* task = find_task(source.config, trigger.name);
  return cause(fmt::format("Taak gedaan: {}", task == nullptr ? trigger.name : task->title), {},
               trigger);
}

Node awaited_cause(const Source& source, const Trigger& trigger) {
  const auto* await = find_await(source.config, trigger.name);
  const bool answer = trigger.moment == "answer";
  const std::string title = answer ? "Het antwoord is er" : "Er komt geen antwoord";
  if (await == nullptr) return cause(title, {trigger.name}, trigger);
  return cause(
      title,
      {answer_words(*await), answer ? std::string{} : "niet binnen " + in_dutch(await->within)},
      trigger);
}

Node single_cause(const Source& source, const Trigger& trigger) {
  switch (trigger.kind) {
    case Trigger::Kind::message:
      return message_cause(source, trigger);
    case Trigger::Kind::deadline: {
      const auto* set = source.config.deadline(trigger.name);
      return cause(fmt::format("Termijn ‘{}’ {}", set == nullptr ? trigger.name : set->title,
                               moment_words(trigger)),
                   {}, trigger);
    }
    case Trigger::Kind::date:
      return cause(date_words(trigger), {field_words(trigger.name)}, trigger);
    case Trigger::Kind::done:
      return done_cause(source, trigger);
    case Trigger::Kind::handover:
      return cause(fmt::format("De taak {} gaat naar een andere organisatie", trigger.name), {},
                   trigger);
    case Trigger::Kind::awaited:
      return awaited_cause(source, trigger);
    case Trigger::Kind::changed:
      break;
  }
  return cause("Een gegeven verandert", {field_words(trigger.name)}, trigger);
}

}  // namespace

void add_causes(const Source& source, const config::Rule& rule, const std::string& rule_box,
                Sketch& sketch) {
  const auto wake = [&](Node node) {
    sketch.arrow(sketch.shared(std::move(node)), rule_box, Edge::Kind::wakes);
  };
  std::vector<std::string> changed;
  const Trigger* first = nullptr;
  for (const auto& trigger : rule.on) {
    if (trigger.kind != Trigger::Kind::changed) continue;
    if (first == nullptr) first = &trigger;
    changed.push_back(field_words(trigger.name));
  }
  if (changed.size() == 1) {
    wake(single_cause(source, *first));
  } else if (!changed.empty()) {
    auto node = cause("Een van deze gegevens verandert", std::move(changed), *first);
    node.name.clear();
    wake(std::move(node));
  }
  for (const auto& trigger : rule.on) {
    if (trigger.kind != Trigger::Kind::changed) wake(single_cause(source, trigger));
  }
}

}  // namespace rodedraad::graph
