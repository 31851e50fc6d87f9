#include "desk_items.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "installation.h"
#include "json_view.h"
#include "read_record.h"
#include "rodedraad/hub/desk.h"

namespace rodedraad::cli {

namespace {

bool is(const std::string& wanted, std::string_view value) {
  return wanted.empty() || wanted == value;
}

bool matches(const DeskFilter& filter, const DeskItem& item) {
  return is(filter.connection, item.connection) && is(filter.kind, item.kind) &&
         is(filter.cause, item.cause->code) && is(filter.case_id, item.case_id) &&
         is(filter.municipality, item.municipality) && item.since >= filter.since &&
         (filter.until == model::Instant{} || item.since < filter.until);
}

/// What both sorts of rows say in the same words.
template <class Row>
DeskItem about(const Row& row) {
  DeskItem item;
  item.id = row.message.id;
  item.connection = row.connection;
  item.kind = row.message.kind;
  item.case_id = row.case_id;
  item.municipality = row.municipality;
  item.state = store::to_string(row.state);
  return item;
}

DeskItem item_of(store::Reader& reader, const store::DeliveryRow& row) {
  const auto attempts = reader.attempts(row.message.id);
  auto item = about(row);
  item.text = row.answer_text;
  item.status = row.answer_status;
  item.attempts = row.attempts;
  item.since = row.changed;
  item.cause = &hub::cause_of(row, attempts.empty() ? std::string_view{} : attempts.back().outcome);
  // Its attempts count anew when a person sends it again; the list of them goes on.
  item.again = !row.repeats.empty() || static_cast<int>(attempts.size()) > row.attempts;
  item.why_stays = hub::refusal(row, {row.message.id, hub::Verdict::resend, {}});
  return item;
}

DeskItem item_of(const store::MessageRow& row) {
  auto item = about(row);
  item.incoming = true;
  item.text = row.reason;
  item.since = row.received;
  item.cause = &hub::cause_of(row);
  return item;
}

/// Nobody but a person can help what waits for a connection that is gone: it is shown here too.
void add_without_connection(store::Reader& reader, const config::Config& config,
                            std::vector<DeskItem>& items) {
  constexpr std::size_t kPage = 10'000;
  std::int64_t after = 0;
  for (;;) {
    const auto page = reader.standing(store::DeliveryState::queued, after, kPage);
    for (const auto& row : page) {
      if (config.connection(row.connection) != nullptr) continue;
      const auto delivery = reader.delivery(row.id);
      if (!delivery) continue;
      auto& item = items.emplace_back(item_of(reader, *delivery));
      item.text = kConnectionGone;
      item.cause = &hub::cause_of_missing_connection();
    }
    if (page.size() < kPage) return;
    after = page.back().seq;
  }
}

/// What waits for a person longer than its connection lets anything wait: it may wait for ever.
void add_waiting_for_long(store::Reader& reader, const config::Config& config, model::Instant now,
                          std::vector<DeskItem>& items) {
  auto shortest = config::Connection{}.give_up_after;
  for (const auto& each : config.connections) shortest = std::min(shortest, each.give_up_after);
  for (const auto& row : reader.waiting_since(now - shortest)) {
    const auto* connection = config.connection(row.connection);
    if (connection != nullptr && row.received + connection->give_up_after > now) continue;
    items.push_back(item_of(row));
    items.back().cause = &hub::cause_of_unknown_person();
    items.back().why_stays = "gaat vanzelf zodra deze persoon bekend is";
  }
}

}  // namespace

DeskFilter filter_of(const DeskOptions& options) {
  const auto known = hub::causes();
  const bool is_known = std::any_of(known.begin(), known.end(), [&](const hub::Cause& cause) {
    return cause.code == options.cause;
  });
  if (!options.cause.empty() && !is_known) {
    std::string all;
    for (const auto& cause : known) all += (all.empty() ? "" : ", ") + std::string{cause.code};
    throw Stop(kUsage, "--cause: there is no cause '" + options.cause + "'; there are: " + all);
  }
  return {options.connection,
          options.kind,
          options.cause,
          options.case_id,
          options.municipality,
          moment(options.since),
          moment(options.until, "--until")};
}

bool DeskFilter::empty() const {
  return connection.empty() && kind.empty() && cause.empty() && case_id.empty() &&
         municipality.empty() && since == model::Instant{} && until == model::Instant{};
}

std::vector<DeskItem> desk_items(store::Reader& reader, const config::Config& config,
                                 const DeskFilter& filter, model::Instant now) {
  std::vector<DeskItem> items;
  for (const auto& row : reader.desk()) items.push_back(item_of(reader, row));
  add_without_connection(reader, config, items);
  for (const auto& row : reader.desk_messages()) items.push_back(item_of(row));
  add_waiting_for_long(reader, config, now, items);
  std::erase_if(items, [&](const DeskItem& item) { return !matches(filter, item); });
  return items;
}

std::vector<DeskGroup> groups_of(const std::vector<DeskItem>& items) {
  std::map<std::tuple<std::string_view, std::string, std::string>, DeskGroup> found;
  for (const auto& item : items) {
    auto& group = found[{item.cause->code, item.connection, item.kind}];
    if (group.count++ == 0) group = {item.cause, item.connection, item.kind, 1, item.since};
    group.oldest = std::min(group.oldest, item.since);
  }
  std::vector<DeskGroup> groups;
  for (auto& [key, group] : found) groups.push_back(std::move(group));
  std::stable_sort(groups.begin(), groups.end(),
                   [](const auto& a, const auto& b) { return a.count > b.count; });
  return groups;
}

}  // namespace rodedraad::cli
