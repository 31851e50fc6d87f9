#include "marked_region.h"

#include <algorithm>
#include <array>
#include <iostream>
#include <stdexcept>

#include "rodedraad/config/config.h"
#include "rodedraad/hub/deadlines.h"
#include "rodedraad/model/date.h"
#include "rodedraad/model/field_table.h"
#include "rodedraad/workflow/mandate.h"
#include "rodedraad/workflow/purpose.h"

namespace rodedraad::leak {

namespace {

using std::chrono::days;
using std::chrono::sys_days;

/// Marks of text look like nothing else in a message.
constexpr std::string_view kPrefix = "Mk";
constexpr std::size_t kLength = 10;  ///< with the prefix

std::string text_mark(std::uint64_t number) {
  std::string digits;
  for (std::size_t i = 0; i < kLength - kPrefix.size(); ++i) {
    digits.insert(digits.begin(), static_cast<char>('a' + number % 26));
    number /= 26;
  }
  return std::string{kPrefix} + digits;
}

/// Days on which nothing in these rules happens: a date among them can only be a mark. A message
/// that writes the first day not counted instead of the last day must not hit the next one.
std::string date_mark(std::uint64_t number) {
  using namespace std::chrono;
  return model::Date{year_month_day{sys_days{year{1801} / 1 / 1} + days{3 * number}}}.text();
}

/// The numbers of the test range that are BSNs (the last digit makes the weighted sum a multiple of
/// eleven).
std::vector<std::string> test_numbers() {
  std::vector<std::string> result;
  for (int number = 999990000; number <= 999999999; ++number) {
    const auto text = std::to_string(number);
    int sum = -(text[8] - '0');
    for (std::size_t i = 0; i < 8; ++i) sum += (text[i] - '0') * (9 - static_cast<int>(i));
    // One of them is the number of the municipality as an organisation.
    if (sum % 11 == 0 && text != "999990081") result.push_back(text);
  }
  return result;
}

bool listed(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

struct Person {
  std::string municipality;
  std::string bsn;
  std::string v_nummer;
  std::string name() const { return municipality + '/' + bsn; }
};

class Year {
 public:
  Year(const config::Config& config, const config::Config& law, unsigned seed)
      : config_(config),
        law_(law),
        random_(seed),
        hub_(config, Region::shared().plugins.catalogue(), Region::shared().adapters,
             model::parse_instant("2026-01-05"), false) {
    people();
    for (const auto& purpose : config.purposes) {
      telling_.insert(telling_.end(), purpose.allow.begin(), purpose.allow.end());
    }
    for (const auto& connection : config.connections) {
      const auto* adapter = Region::shared().plugins.catalogue().adapter(connection.adapter.name);
      for (const auto& kind : adapter->kinds) {
        if (kind.incoming) sources_.emplace_back(&connection, kind.name);
      }
    }
  }

  Outcome live(std::size_t messages) {
    constexpr std::size_t day_each = 30;
    for (std::size_t number = 0; number < messages; ++number) {
      if (number % day_each == day_each - 1) hub_.move_to(hub_.now() + days{1});
      tell();
      if (pick(40) == 0) do_a_task();
      judge();
    }
    outcome_.messages = messages;
    return std::move(outcome_);
  }

 private:
  std::size_t pick(std::size_t below) {
    return std::uniform_int_distribution<std::size_t>{0, below - 1}(random_);
  }
  template <class List>
  const auto& one_of(const List& list) {
    return list[pick(list.size())];
  }

  /// Some live, one after the other, in two municipalities: with one number, and two cases.
  void people() {
    const auto numbers = test_numbers();
    const auto& places = config_.region.municipalities;
    for (std::size_t i = 0; i < 300; ++i) {
      const auto v_nummer = std::to_string(2700000000 + i);
      const auto& first = places[i % places.size()].code;
      const auto& second = places[(i + 1 + i % 3) % places.size()].code;
      people_.push_back({first, numbers[i], v_nummer});
      if (i % 3 == 0 && second != first) people_.push_back({second, numbers[i], v_nummer});
    }
    for (const auto& person : people_) {
      // Of somebody with two cases the number belongs to both.
      marks_.add(person.bsn, {"inburgeraar.bsn", {}, {}});
      marks_.add(person.v_nummer, {"inburgeraar.vNummer", {}, {}});
    }
  }

  /// Days near today, so that terms start, end and are met.
  std::string near_date() {
    const auto today = sys_days{model::dutch_day(hub_.now())};
    return model::Date{year_month_day{today + days{static_cast<int>(pick(500)) - 350}}}.text();
  }

  std::string key_for(const model::Field& field) {
    if (!field.repeats()) return {};
    if (field.path.starts_with("toestemming.")) {
      const auto& purpose = one_of(config_.purposes);
      return purpose.consent.empty() ? "schuldhulp" : purpose.consent;
    }
    return "k" + std::to_string(pick(3));
  }

  std::string value_for(const model::Field& field, const Person& person) {
    switch (field.type) {
      case model::Type::code:
        return std::string{one_of(field.codes)};
      case model::Type::boolean:
        return pick(3) == 0 ? "false" : "true";
      case model::Type::date:
        if (pick(2) == 0 || field.path.starts_with("toestemming.")) return near_date();
        return marks_.make(field.path, person.municipality, person.name());
      case model::Type::text:
      case model::Type::integer:
        return marks_.make(field.path, person.municipality, person.name());
    }
    return {};
  }

  void tell() {
    const auto& person = one_of(people_);
    const auto& [connection, kind] = one_of(sources_);
    std::vector<sdk::DecodedFact> facts;
    const auto table = model::field_table();
    for (std::size_t i = 0, count = 4 + pick(12); i < count; ++i) {
      // Half of them of any kind, half of those that may go somewhere.
      const auto& field =
          pick(2) == 0 ? table[pick(table.size())] : *model::find_field(one_of(telling_));
      if (field.path == "inburgeraar.bsn" || field.path == "inburgeraar.vNummer" ||
          field.path == "inburgeraar.geboortedatum") {
        continue;  // who somebody is stays what it is
      }
      auto& fact = facts.emplace_back();
      fact.field = {std::string{field.path}, key_for(field), value_for(field, person)};
    }
    for (const auto* path : {"inburgeringsplicht.indicator", "bijstand.status", "pip.leerroute",
                             "inburgeringsplicht.doelgroep"}) {
      if (pick(4) != 0) continue;
      const auto& field = *model::find_field(path);
      facts.push_back({{path, {}, value_for(field, person)}, {}, {}, false});
    }
    hub_.tell(*connection, kind, person.municipality,
              {{"bsn", person.bsn}, {"vNummer", person.v_nummer}}, facts);
  }

  void do_a_task() {
    for (const auto& task : hub_.tasks()) {
      if (task.done || pick(4) != 0) continue;
      hub_.done(task.id, "een medewerker");
      return;
    }
  }

  void judge() {
    for (const auto& plan : hub_.take_plans()) {
      if (plan.file != nullptr) judge_case(*plan.file);
      for (const auto* rows : {&plan.sends, &plan.unparked}) {
        for (const auto& row : *rows) {
          if (!row.message.body.empty() || !row.message.target.empty()) {
            judge_delivery(row, plan.file.get());
          }
        }
      }
      judge_words(plan);
    }
  }

  void leak(const Mark& mark, std::string kind, std::string purpose, std::string why) {
    outcome_.leaks.insert({mark.field, std::move(kind), std::move(purpose), std::move(why)});
  }

  /// Nothing of another municipality or person is in a case.
  void judge_case(const store::CaseFile& file) {
    const auto* bsn = file.file.identifier("bsn");
    const auto person = file.file.municipality + '/' + (bsn == nullptr ? "" : *bsn);
    for (const auto& fact : file.file.facts) {
      for (const auto* mark : marks_.in(fact.value)) {
        if (mark->municipality.empty() || mark->person == person) continue;
        leak(*mark, "zaak", {}, "another municipality or person");
      }
    }
  }

  /// What is logged, or kept with a message, says what happened without values. A task may name the
  /// day on which its term ends; it is for who handles the case.
  void judge_words(const hub::Plan& plan) {
    std::vector<std::string_view> words{plan.message.reason};
    for (const auto& finding : plan.message.findings) words.push_back(finding.text);
    for (const auto& outcome : plan.outcomes) words.push_back(outcome.why);
    for (const auto text : words) {
      for (const auto* mark : marks_.in(text)) leak(*mark, "woorden", {}, "a value in words");
    }
    for (const auto& task : plan.tasks) {
      for (const auto* mark : marks_.in(task.title + ' ' + task.text)) {
        const bool day = model::find_field(mark->field)->type == model::Type::date;
        if (!day || plan.file == nullptr || mark->municipality != plan.file->file.municipality) {
          leak(*mark, "taak", {}, "a value in words");
        }
      }
    }
  }

  void judge_delivery(const store::DeliveryRow& row, const store::CaseFile* file) {
    ++outcome_.deliveries;
    outcome_.withheld += row.withheld.size();
    const auto& kind = row.message.kind;
    const auto* purpose = law_.purpose(row.purpose);
    if (purpose == nullptr) {
      outcome_.leaks.insert({{}, kind, row.purpose, "no purpose"});
      return;
    }
    outcome_.purposes.insert(purpose->id);
    std::string text = row.message.body + ' ' + row.message.target;
    for (const auto& header : row.message.headers) text += ' ' + header.value;
    const auto found = marks_.in(text);
    outcome_.seen += found.size();
    if (!found.empty() && !listed(purpose->recipients, row.organisation)) {
      leak(*found.front(), kind, purpose->id, "recipient " + row.organisation);
    }
    if (file != nullptr && !found.empty()) {
      const auto closed =
          workflow::closed_because(*purpose, file->file, model::dutch_day(hub_.now()));
      if (!closed.empty()) leak(*found.front(), kind, purpose->id, "closed: " + closed);
    }
    for (const auto* mark : found) {
      if (!listed(purpose->allow, mark->field)) leak(*mark, kind, purpose->id, "not allowed");
      const auto* field = model::find_field(mark->field);
      if (field->sensitivity == model::Sensitivity::health) {
        leak(*mark, kind, purpose->id, "health by value");
      }
      if (!mark->municipality.empty() && mark->municipality != row.municipality) {
        leak(*mark, kind, purpose->id, "another municipality");
      }
      if (file != nullptr && !mark->person.empty()) {
        const auto* bsn = file->file.identifier("bsn");
        if (bsn == nullptr || mark->person != file->file.municipality + '/' + *bsn) {
          leak(*mark, kind, purpose->id, "another person");
        }
      }
    }
    // Codes and booleans cannot be marked: what the delivery says that travels must be allowed too.
    for (const auto& path : row.fields) {
      const Mark mark{path, {}, {}};
      if (!listed(purpose->allow, path) && !listed(purpose->refer, path)) {
        leak(mark, kind, purpose->id, "not allowed");
      }
    }
  }

  using year_month_day = std::chrono::year_month_day;

  const config::Config& config_;
  const config::Config& law_;
  std::mt19937 random_;
  hub::Rehearsal hub_;
  Marks marks_;
  std::vector<Person> people_;
  std::vector<std::pair<const config::Connection*, std::string>> sources_;
  std::vector<std::string> telling_;
  Outcome outcome_;
};

}  // namespace

std::string Marks::make(std::string_view path, const std::string& municipality,
                        const std::string& person) {
  const auto* field = model::find_field(path);
  const auto number = next_++;
  std::string value;
  if (field->type == model::Type::text) {
    value = text_mark(number);
  } else if (field->type == model::Type::integer) {
    value = std::to_string(8100000000 + static_cast<std::int64_t>(number));
  } else if (field->type == model::Type::date) {
    value = date_mark(next_date_++);
  }
  if (!value.empty()) add(value, {std::string{path}, municipality, person});
  return value;
}

void Marks::add(const std::string& value, Mark mark) {
  const bool date = value.size() == 10 && value[4] == '-';
  marks_[value] = mark;
  if (!date) return;
  const auto year = value.substr(0, 4);
  const auto month = value.substr(5, 2);
  const auto day = value.substr(8, 2);
  marks_[year + month + day] = mark;
  marks_[day + '-' + month + '-' + year] = std::move(mark);
}

std::vector<const Mark*> Marks::in(std::string_view text) const {
  std::vector<const Mark*> result;
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  const auto digit = [](char c) { return (c >= '0' && c <= '9') || c == '-'; };
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    if (text.substr(at, kPrefix.size()) == kPrefix) {
      while (end < text.size() && letter(text[end])) ++end;
      end = std::min(end, at + kLength);
    } else if (digit(text[at])) {
      while (end < text.size() && digit(text[end])) ++end;
    } else {
      ++at;
      continue;
    }
    const auto found = marks_.find(text.substr(at, end - at));
    if (found != marks_.end()) result.push_back(&found->second);
    at = std::max(end, at + 1);
  }
  return result;
}

Region::Region() {
  for (const auto& problem : plugins.load(hub::own_plugin_folders())) std::cerr << problem << '\n';
  auto loaded = config::load(CONFIG_FOLDER, {}, plugins.catalogue());
  if (!loaded.config) {
    for (const auto& finding : loaded.findings) std::cerr << config::to_string(finding) << '\n';
    throw std::runtime_error("the configuration has errors");
  }
  config = std::move(*loaded.config);
  adapters = hub::make_adapters(plugins, config);
}

const Region& Region::shared() {
  static const Region region;
  return region;
}

Outcome run(const config::Config& config, const config::Config& law, std::size_t messages,
            unsigned seed) {
  return Year{config, law, seed}.live(messages);
}

}  // namespace rodedraad::leak
