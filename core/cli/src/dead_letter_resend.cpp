#include <algorithm>
#include <boost/json.hpp>
#include <chrono>
#include <cmath>
#include <iostream>
#include <map>

#include "commands.h"
#include "desk_decisions.h"
#include "desk_items.h"
#include "open_store.h"
#include "read_record.h"

/// Sending again what lies at the dead-letter desk: one, many, all, later, or only to see.
namespace rodedraad::cli {

namespace json = boost::json;

namespace {

/// What goes, in order, and what was asked for and stays.
struct Selection {
  std::vector<DeskItem> go;
  std::vector<DeskItem> stay;
};

Selection select(const std::vector<DeskItem>& items) {
  Selection selection;
  for (const auto& item : items) {
    (item.why_stays.empty() ? selection.go : selection.stay).push_back(item);
  }
  return selection;
}

std::size_t sent_before(const Selection& selection) {
  return static_cast<std::size_t>(std::count_if(selection.go.begin(), selection.go.end(),
                                                [](const DeskItem& item) { return item.again; }));
}

/// In each lane, in order.
using Lanes = std::map<std::pair<std::string, std::string>, std::vector<std::string>>;

Lanes lanes_of(const Selection& selection) {
  Lanes lanes;
  for (const auto& item : selection.go) lanes[{item.connection, item.case_id}].push_back(item.id);
  return lanes;
}

void preview_json(const Selection& selection) {
  json::array lanes, stay;
  for (const auto& [lane, ids] : lanes_of(selection)) {
    lanes.push_back(json::object{
        {"destination", lane.first}, {"case", lane.second}, {"ids", json::value_from(ids)}});
  }
  for (const auto& item : selection.stay) {
    stay.push_back(json::object{{"id", item.id}, {"text", item.why_stays}});
  }
  std::cout << json::serialize(json::object{{"count", selection.go.size()},
                                            {"sentAgainBefore", sent_before(selection)},
                                            {"lanes", std::move(lanes)},
                                            {"stays", std::move(stay)}})
            << '\n';
}

/// How many to which connection, and how long that takes at the pace that it allows.
void print_counts(const Selection& selection, const config::Config& config) {
  std::map<std::string, std::size_t> counts;
  for (const auto& item : selection.go) ++counts[item.connection];
  for (const auto& [id, count] : counts) {
    std::cout << "  " << count << " via " << id;
    const auto* connection = config.connection(id);
    if (connection != nullptr && connection->rate_per_second > 0) {
      const auto seconds = static_cast<double>(count) / connection->rate_per_second;
      std::cout << ", hoogstens " << connection->rate_per_second << " per seconde: ongeveer "
                << std::ceil(seconds / 60) << " minuten";
    }
    std::cout << '\n';
  }
}

void preview_text(const Selection& selection, const config::Config& config) {
  constexpr std::size_t kLanes = 20;
  std::cout << "zou " << selection.go.size() << " keer opnieuw versturen of verwerken\n";
  print_counts(selection, config);
  std::size_t shown = 0;
  const auto lanes = lanes_of(selection);
  for (const auto& [lane, ids] : lanes) {
    if (shown++ == kLanes) break;
    std::cout << "  zaak " << lane.second << " via " << lane.first << ", in deze volgorde:";
    for (const auto& id : ids) std::cout << ' ' << id;
    std::cout << '\n';
  }
  if (lanes.size() > kLanes) {
    std::cout << "  en van nog " << lanes.size() - kLanes << " zaken\n";
  }
  for (const auto& item : selection.stay) {
    std::cout << "  blijft liggen: " << item.id << ": " << item.why_stays << '\n';
  }
}

void warn_of_repeats(const Selection& selection) {
  if (const auto count = sent_before(selection); count > 0) {
    std::cerr << "let op: " << count
              << " hiervan zijn al eerder door iemand opnieuw verstuurd; helpt dat weer niet, neem "
                 "dan eerst de oorzaak weg\n";
  }
}

std::string resend_one(Installation& installation, const Place& place, store::Reader& reader,
                       const std::string& id, const store::Actor& actor, model::Instant from) {
  if (const auto row = reader.delivery(id)) {
    return decide(installation, place, reader, *row, {id, hub::Verdict::resend, actor, from});
  }
  if (auto row = reader.message(id))
    return process_again(installation, place, reader, std::move(*row));
  return "er is geen aflevering of bericht met dit nummer";
}

/// Says every second how far it is, when a person looks.
class Progress {
 public:
  explicit Progress(std::size_t all) : all_(all) {}
  void one_more() {
    ++done_;
    const auto now = std::chrono::steady_clock::now();
    if (now - said_ < std::chrono::seconds{1}) return;
    said_ = now;
    std::cerr << done_ << " van " << all_ << '\n';
  }

 private:
  std::size_t all_;
  std::size_t done_ = 0;
  std::chrono::steady_clock::time_point said_ = std::chrono::steady_clock::now();
};

}  // namespace

int dead_letter_resend(const Place& place, const ResendOptions& options) {
  const auto filter = filter_of(options.which);
  if (options.ids.empty() == (!options.all && filter.empty()) || (options.all && !filter.empty())) {
    throw Stop(kUsage, "give the ids to send again, or --all, or which: --cause, --connection ...");
  }
  const auto from = moment(options.at, "--at");
  const model::SystemClock clock;
  Installation installation{clock, place.config, place.set};
  auto reader = open_store(installation, place);
  auto items =
      desk_items(reader, store_of(installation, place), installation.config(), filter, clock.now());
  if (!options.ids.empty()) {
    std::erase_if(items, [&](const DeskItem& item) {
      return std::find(options.ids.begin(), options.ids.end(), item.id) == options.ids.end();
    });
  }
  const auto selection = select(items);
  if (options.preview) {
    record_read(installation, place, {"desk.read", {}, {}});
    place.json ? preview_json(selection) : preview_text(selection, installation.config());
    warn_of_repeats(selection);
    return kOk;
  }
  warn_of_repeats(selection);
  auto chosen = options.ids;  // who names one wants to hear what becomes of it
  if (chosen.empty()) {
    for (const auto& item : selection.go) chosen.push_back(item.id);
  }
  const auto actor = decider(options.by, options.reason);
  Progress progress{chosen.size()};
  int refused = 0;
  json::array results;
  for (const auto& id : chosen) {
    const auto why_not = resend_one(installation, place, reader, id, actor, from);
    refused += why_not.empty() ? 0 : 1;
    if (place.json) {
      results.push_back(json::object{{"id", id}, {"resent", why_not.empty()}, {"text", why_not}});
    } else {
      std::cout << id << ": " << (why_not.empty() ? "gaat opnieuw" : why_not) << '\n';
    }
    progress.one_more();
  }
  if (place.json) std::cout << json::serialize(results) << '\n';
  return refused == 0 ? kOk : kFound;
}

}  // namespace rodedraad::cli
