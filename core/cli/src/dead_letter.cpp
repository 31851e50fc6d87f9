#include <algorithm>
#include <fstream>
#include <iostream>
#include <iterator>

#include "commands.h"
#include "desk_decisions.h"
#include "desk_items.h"

#include "json_view.h"
#include "open_store.h"
#include "read_record.h"
#include "rodedraad/message/difference.h"
#include "rodedraad/message/tree.h"
#include "text_view.h"

/// Looking at the dead-letter desk, and deciding about one delivery.
namespace rodedraad::cli {

namespace json = boost::json;

namespace {

json::object view(const DeskItem& item) {
  json::object result{{"type", item.incoming ? "message" : "delivery"},
                      {"id", item.id},
                      {"destination", item.connection},
                      {"kind", item.kind},
                      {"case", item.case_id},
                      {"gemeente", item.municipality},
                      {"state", json::string{item.state}},
                      {"cause", json::string{item.cause->code}},
                      {"text", item.text},
                      {"since", model::rfc3339(item.since)}};
  if (!item.incoming) {
    result["status"] = item.status;
    result["attempts"] = item.attempts;
    result["sentAgainBefore"] = item.again;
  }
  return result;
}

json::object view(const hub::DeskGroup& group) {
  return {{"cause", json::string{group.cause->code}},
          {"what", json::string{group.cause->what}},
          {"fix", json::string{group.cause->fix}},
          {"owner", json::string{group.cause->owner}},
          {"destination", group.connection},
          {"kind", group.kind},
          {"count", group.count},
          {"oldest", model::rfc3339(group.since)}};
}

void print(const hub::DeskGroup& group) {
  std::cout << group.count << " keer " << group.cause->code << ": " << group.kind << " via "
            << group.connection << ", sinds " << model::rfc3339(group.since) << '\n'
            << "    wat: " << group.cause->what << '\n'
            << "    doe: " << group.cause->fix << " (" << group.cause->owner << ")\n"
            << "    deze: --cause " << group.cause->code << " --connection " << group.connection
            << " --kind " << group.kind << '\n';
}

void print(const DeskItem& item) {
  std::cout << item.id << "  " << item.connection << "  " << item.kind << "  " << item.state << "  "
            << item.cause->code << "  " << item.text << '\n';
}

template <class Range>
void show(const Range& range, bool as_json) {
  if (as_json) {
    json::array all;
    for (const auto& each : range) all.push_back(view(each));
    std::cout << json::serialize(all) << '\n';
    return;
  }
  if (range.empty()) std::cout << "geen storingen\n";
  for (const auto& each : range) print(each);
}

/// The delivery that was made out of this one.
std::optional<store::DeliveryRow> made_of(store::Reader& reader, const store::DeliveryRow& row) {
  const auto same = reader.deliveries_of_case(row.case_id);
  const auto found = std::find_if(same.begin(), same.end(),
                                  [&](const auto& each) { return each.repeats == row.message.id; });
  return found == same.end() ? std::nullopt : std::optional{*found};
}

/// What a person made of another delivery, and of which.
void add_links(store::Reader& reader, const store::DeliveryRow& row, json::object& view) {
  if (const auto next = made_of(reader, row)) view["sentAgainAs"] = next->message.id;
  if (row.repeats.empty()) return;
  view["sendsAgain"] = row.repeats;
  json::array lines;
  if (const auto first = reader.delivery(row.repeats)) {
    for (const auto& line : message::difference(first->message.body, row.message.body)) {
      lines.push_back(json::string{line});
    }
  }
  view["difference"] = std::move(lines);
}

std::string content_of(const std::filesystem::path& file) {
  std::ifstream in{file, std::ios::binary};
  std::string content{std::istreambuf_iterator<char>{in}, {}};
  if (!message::is_utf8(content)) {
    throw Stop(kUsage,
               "file " + file.string() + " is not UTF-8 text: save it as UTF-8 and try again");
  }
  return content;
}

void print_result(const Place& place, const std::string& id, const std::string& why_not) {
  if (place.json) {
    std::cout << json::serialize(
                     json::object{{"id", id}, {"done", why_not.empty()}, {"text", why_not}})
              << '\n';
  } else {
    (why_not.empty() ? std::cout : std::cerr)
        << id << ": " << (why_not.empty() ? "gedaan" : why_not) << '\n';
  }
}

}  // namespace

int dead_letter_list(const Place& place, const DeskOptions& options) {
  const model::SystemClock clock;
  Installation installation{clock, place.config, place.set};
  auto reader = open_store(installation, place);
  record_read(installation, place, {"desk.read", {}, {}});
  const auto items = desk_items(reader, store_of(installation, place), installation.config(),
                                filter_of(options), clock.now());
  if (options.groups) {
    show(hub::groups_of({items.begin(), items.end()}), place.json);
  } else {
    show(items, place.json);
  }
  return kOk;
}

int dead_letter_show(const Place& place, const std::string& id, bool body) {
  const model::SystemClock clock;
  Installation installation{clock, place.config, place.set};
  auto reader = open_store(installation, place);
  const auto row = reader.delivery(id);
  if (!row) {
    if (reader.message(id)) return trace(place, id);
    std::cerr << "er is geen aflevering of bericht met dit nummer\n";
    return kFound;
  }
  record_read(installation, place, {"delivery.read", id, row->municipality});
  if (body) {
    std::cout << row->message.body;
    return kOk;
  }
  auto view = delivery_view(*row, installation.config(), reader.attempts(id));
  add_links(reader, *row, view);
  if (place.json) {
    std::cout << json::serialize(view) << '\n';
  } else {
    print_delivery(std::cout, view);
  }
  return kOk;
}

int dead_letter_decide(const Place& place, const DecideOptions& options) {
  const model::SystemClock clock;
  Installation installation{clock, place.config, place.set};
  const auto verdict = options.cancel    ? hub::Verdict::cancel
                       : options.arrived ? hub::Verdict::arrived
                                         : hub::Verdict::not_arrived;
  auto reader = open_store(installation, place);
  const auto row = reader.delivery(options.id);
  const auto why_not = !row ? std::string{"er is geen aflevering met dit nummer"}
                            : decide(installation, place, reader, *row,
                                     {options.id, verdict, decider(options.by, options.reason)});
  print_result(place, options.id, why_not);
  return why_not.empty() ? kOk : kFound;
}

int dead_letter_edit(const Place& place, const EditOptions& options) {
  const model::SystemClock clock;
  Installation installation{clock, place.config, place.set};
  auto reader = open_store(installation, place);
  const auto row = reader.delivery(options.id);
  if (!row) {
    print_result(place, options.id, "er is geen aflevering met dit nummer");
    return kFound;
  }
  hub::Decision decision{options.id, hub::Verdict::edit, decider(options.by, options.reason)};
  decision.content = content_of(options.body);
  const auto lines = message::difference(row->message.body, decision.content);
  if (!place.json) {
    record_read(installation, place, {"delivery.read", options.id, row->municipality});
    for (const auto& line : lines) std::cout << line << '\n';
  }
  auto why_not = hub::refusal(*row, decision);
  if (why_not.empty() && !options.preview) {
    why_not = decide(installation, place, reader, *row, decision);
  }
  if (options.preview && why_not.empty()) {
    if (!place.json) std::cout << "er is nog niets verstuurd: laat --preview weg\n";
  } else {
    print_result(place, options.id, why_not);
  }
  return why_not.empty() ? kOk : kFound;
}

}  // namespace rodedraad::cli
