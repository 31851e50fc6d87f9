#include <unistd.h>

#include <algorithm>
#include <boost/json.hpp>
#include <iostream>
#include <map>
#include <tuple>

#include "commands.h"
#include "installation.h"
#include "open_store.h"
#include "rodedraad/hub/clock_guard.h"
#include "rodedraad/hub/retention.h"
#include "rodedraad/model/date.h"
#include "rodedraad/store/writer.h"

namespace rodedraad::cli {

namespace json = boost::json;

namespace {

constexpr std::size_t kCasesAtATime = 200;
constexpr std::int64_t kRowsAtATime = 2000;

std::string text(std::chrono::year_month_day day) { return model::Date{day}.text(); }

template <class Visit>
void each_case(store::Reader& reader, Visit visit) {
  std::string after;
  for (;;) {
    const auto ids = reader.case_ids(after, kCasesAtATime);
    for (const auto& id : ids) {
      if (const auto file = reader.case_file(id)) visit(*file);
    }
    if (ids.size() < kCasesAtATime) return;
    after = ids.back();
  }
}

json::array groups_view(const workflow::RetentionDue& due) {
  std::map<std::tuple<std::string, std::string, std::string>, json::array> groups;
  for (const auto& each : due.erase) {
    auto& paths = groups[{each.retention, text(each.since), each.article}];
    if (paths.empty() || paths.back().as_string() != each.path) {
      paths.push_back(json::string{each.path});
    }
  }
  json::array out;
  for (auto& [group, paths] : groups) {
    const auto& [name, since, article] = group;
    out.push_back(json::object{
        {"class", name}, {"since", since}, {"article", article}, {"fields", std::move(paths)}});
  }
  return out;
}

json::object case_view(const store::CaseFile& file, const workflow::RetentionDue& due) {
  return {{"case", file.file.id},
          {"municipality", file.file.municipality},
          {"empties", due.empties},
          {"next", due.next ? json::value(text(*due.next)) : json::value(nullptr)},
          {"erase", groups_view(due)}};
}

json::value contents_view(store::Reader& reader, const config::Retention& rules,
                          std::chrono::year_month_day day) {
  const auto before = hub::contents_before(rules, day);
  if (!before) return nullptr;
  return json::object{{"count", reader.old_contents(*before).count},
                      {"before", text(model::dutch_day(*before))},
                      {"article", rules.messages_article}};
}

std::string words(const json::value& value) { return std::string{value.as_string()}; }

void print(const json::object& view) {
  const bool done = view.at("done").as_bool();
  std::cout << (done ? "Gewist op " : "Te wissen op ") << words(view.at("day")) << ":\n";
  for (const auto& value : view.at("cases").as_array()) {
    const auto& each = value.as_object();
    std::cout << "zaak " << words(each.at("case")) << " (gemeente "
              << words(each.at("municipality")) << ")\n";
    for (const auto& entry : each.at("erase").as_array()) {
      const auto& group = entry.as_object();
      std::cout << "  " << words(group.at("class")) << ", sinds " << words(group.at("since"))
                << " (" << words(group.at("article")) << "):";
      for (const auto& path : group.at("fields").as_array()) std::cout << ' ' << words(path);
      std::cout << '\n';
    }
    if (each.at("empties").as_bool()) {
      std::cout << "  hierna is de zaak leeg: wie het was, is niet meer te zien\n";
    } else if (each.at("next").is_string()) {
      std::cout << "  daarna weer op " << words(each.at("next")) << '\n';
    }
  }
  if (view.at("cases").as_array().empty()) std::cout << "geen gegevens van zaken\n";
  if (view.at("messages").is_object()) {
    const auto& messages = view.at("messages").as_object();
    std::cout << "inhoud van " << messages.at("count").as_int64() << " berichten van voor "
              << words(messages.at("before")) << " (" << words(messages.at("article")) << ")\n";
  }
  if (view.at("next").is_string()) {
    std::cout << "de volgende gegevens gaan weg op " << words(view.at("next")) << '\n';
  }
}

/// Writes to a folder on which no hub runs.
class Eraser {
 public:
  Eraser(const config::Config& config, const model::Clock& clock, const Place& place,
         const store::Location& location)
      : config_(config),
        clock_(clock),
        ids_(clock),
        lock_(place.data),
        writer_(location, [](std::string_view what) {
          std::cerr << "de opslag weigert: " << what << '\n';
          ::_exit(kUnavailable);
        }) {}

  void remember(const hub::ClockSeen& seen) {
    writer_.submit(
        [text = seen.text()](store::Transaction& transaction) {
          transaction.put_setting(hub::kClockSeen, text);
        },
        nullptr);
  }

  void erase(const store::CaseFile& file, bool all_sent) {
    auto made = hub::make_retention_plan(config_, clock_, ids_, file);
    if (!made) return;
    made->all_sent = all_sent;
    auto shared = std::make_shared<hub::Retained>(*std::move(made));
    writer_.submit([shared](store::Transaction& transaction) { hub::write(transaction, *shared); },
                   nullptr);
  }

  void erase_contents(const store::Reader::OldContents& old, model::Instant before) {
    for (auto after = old.first - 1; old.count > 0 && after < old.last; after += kRowsAtATime) {
      writer_.submit(
          [before, after, now = clock_.now()](store::Transaction& transaction) {
            transaction.erase_old_contents(before, after, kRowsAtATime);
            transaction.audit(hub::erased_contents(now, before, after, kRowsAtATime));
          },
          nullptr);
    }
    writer_.submit([before](store::Transaction& transaction) { transaction.drop_day_keys(before); },
                   nullptr);
  }

  void finish() { writer_.stop(); }

 private:
  const config::Config& config_;
  const model::Clock& clock_;
  hub::Ids ids_;
  store::DataLock lock_;
  store::Writer writer_;
};

bool all_sent(store::Reader& reader, const std::string& case_id) {
  return std::ranges::all_of(reader.deliveries_of_case(case_id), [](const auto& row) {
    return row.state == store::DeliveryState::confirmed ||
           row.state == store::DeliveryState::cancelled;
  });
}

std::chrono::year_month_day day_of(const RetentionOptions& options, const model::Clock& clock) {
  if (options.at.empty()) return model::dutch_day(clock.now());
  const auto date = model::Date::parse(options.at);
  if (!date || !date->day()) throw Stop(kUsage, "--at takes a day YYYY-MM-DD");
  return *date->day();
}

}  // namespace

int retention(const Place& place, const RetentionOptions& options) {
  const model::SystemClock clock;
  const Installation installation{clock, place.config, place.set};
  const auto& config = installation.config();
  if (!config.retention) {
    throw Stop(kBadConfig, "de configuratie heeft geen retention.xml: er wordt niets gewist");
  }
  if (options.run && !options.at.empty()) {
    throw Stop(kUsage, "--at only goes with --plan: what is erased is erased as of today");
  }
  if (options.run && store::DataLock::held(place.data)) {
    std::cerr << "op deze map draait een hub: hij wist zelf, elke nacht en als hij start\n";
    return kFound;
  }
  const auto day = day_of(options, clock);
  const auto location = store_of(installation, place);
  auto reader = open_store(installation, place);
  std::optional<Eraser> eraser;
  if (options.run) {
    auto judged = hub::judge(hub::ClockSeen::parse(reader.setting(hub::kClockSeen)), clock);
    if (options.clock_is_right) judged = {true, {clock.now(), clock.uptime(), false}, {}};
    eraser.emplace(config, clock, place, location);
    eraser->remember(judged.remember);
    if (!judged.trusted) {
      std::cerr << judged.why
                << ": er wordt niets gewist; kijk de klok na en zeg dan --clock-is-right\n";
      return kFound;
    }
  }
  json::array cases;
  std::optional<std::chrono::year_month_day> next;
  each_case(reader, [&](const store::CaseFile& file) {
    const auto due = workflow::retention_due(*config.retention, file.file, day);
    if (due.next && (!next || *due.next < *next)) next = due.next;
    if (due.erase.empty() || !file.hold.empty()) return;
    cases.push_back(case_view(file, due));
    if (eraser) eraser->erase(file, all_sent(reader, file.file.id));
  });
  const auto messages = contents_view(reader, *config.retention, day);
  if (eraser) {
    if (const auto before = hub::contents_before(*config.retention, day)) {
      eraser->erase_contents(reader.old_contents(*before), *before);
    }
    eraser->finish();
  }
  const json::object view{{"day", text(day)},
                          {"done", options.run},
                          {"cases", std::move(cases)},
                          {"messages", messages},
                          {"next", next ? json::value(text(*next)) : json::value(nullptr)}};
  if (place.json) {
    std::cout << json::serialize(view) << '\n';
  } else {
    print(view);
  }
  return kOk;
}

}  // namespace rodedraad::cli
