#include "desk_items.h"

#include <algorithm>
#include <tuple>

#include "installation.h"
#include "json_view.h"
#include "read_record.h"
#include "rodedraad/hub/desk.h"

namespace rodedraad::cli {

namespace {

/// A list on a terminal may take longer than a screen.
constexpr std::chrono::seconds kPatience{60};

bool is(const std::string& wanted, std::string_view value) {
  return wanted.empty() || wanted == value;
}

/// But for the cause, which may be another when it is opened.
bool matches(const DeskFilter& filter, const hub::DeskItem& item) {
  return is(filter.connection, item.connection) && is(filter.kind, item.kind) &&
         is(filter.case_id, item.case_id) && is(filter.municipality, item.municipality) &&
         item.since >= filter.since &&
         (filter.until == model::Instant{} || item.since < filter.until);
}

void open_message(store::Reader& reader, DeskItem& item) {
  item.text = item.reason;
  if (item.cause == &hub::cause_of_unknown_person()) {
    item.why_stays = "gaat vanzelf zodra deze persoon bekend is";
    return;
  }
  if (const auto row = reader.message(item.id)) item.cause = &hub::cause_of(*row);
}

void open_delivery(store::Reader& reader, DeskItem& item) {
  const auto row = reader.delivery(item.id);
  if (!row) return;
  item.text = row->answer_text;
  item.why_stays = hub::refusal(*row, {item.id, hub::Verdict::resend, {}});
  if (item.cause == &hub::cause_of_missing_connection()) {
    item.text = kConnectionGone;
  } else if (row->damaged) {
    item.cause = &hub::cause_of(*row, {});
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

std::vector<DeskItem> desk_items(store::Reader& reader, const store::Location& location,
                                 const config::Config& config, const DeskFilter& filter,
                                 model::Instant now) {
  std::vector<std::string> municipalities;
  if (!filter.municipality.empty()) municipalities.push_back(filter.municipality);
  std::vector<DeskItem> items;
  store::Search search{location, kPatience};
  hub::each_at_desk(search, config, municipalities, now, [&](hub::DeskItem item) {
    if (matches(filter, item)) items.push_back({std::move(item), {}, {}});
  });
  std::sort(items.begin(), items.end(), [](const DeskItem& a, const DeskItem& b) {
    return std::tie(a.incoming, a.seq) < std::tie(b.incoming, b.seq);
  });
  for (auto& item : items) item.incoming ? open_message(reader, item) : open_delivery(reader, item);
  std::erase_if(items, [&](const DeskItem& item) { return !is(filter.cause, item.cause->code); });
  return items;
}

}  // namespace rodedraad::cli
