#include "pick_up.h"

#include <algorithm>
#include <cinttypes>
#include <tuple>
#include <utility>
#include <vector>

#include "clearing.h"
#include "names.h"
#include "packed.h"

namespace rodedraad::files {

namespace {

constexpr std::chrono::hours kBetweenClearings{1};

std::string_view describe(FileType type) {
  switch (type) {
    case FileType::regular:
      return "a file";
    case FileType::directory:
      return "a directory";
    case FileType::symbolic_link:
      return "a symbolic link";
    case FileType::pipe:
      return "a named pipe";
    case FileType::socket:
      return "a socket";
    case FileType::device:
      return "a device";
  }
  return "not a file";
}

}  // namespace

void PickUp::look(Time now) {
  const Places places{options_};
  clear_up(places, now);
  take(places, now);
  if (offered_) return;
  queue_ = waiting(places);
  offer_next();
}

void PickUp::clear_up(const Places& places, Time now) {
  if (cleared_ && now - *cleared_ < kBetweenClearings) return;
  cleared_ = now;
  const auto count = clear(places, options_, host_.now_ms());
  if (count == 0) return;
  host_.log(sdk::Level::info, "files.cleared", {{"files", std::to_string(count)}});
}

void PickUp::take(const Places& places, Time now) {
  Listing listing;
  for (auto& name : places.folder.names()) {
    if (is_temporary(name) || is_result(name) || !fits(name, options_.accept)) continue;
    if (name == options_.archive || name == kRejected) continue;
    if (const auto status = places.folder.status(name)) listing.emplace(std::move(name), *status);
  }
  std::erase_if(reported_, [&](std::uint64_t inode) {
    return std::none_of(listing.begin(), listing.end(),
                        [&](const auto& entry) { return entry.second.inode == inode; });
  });
  for (const auto& [name, status] : settling_.settled(listing, now)) {
    if (const auto reason = objection(places, name, status); !reason.empty()) {
      report_once(status, reason);
      continue;
    }
    // A file of the same name that still waits keeps this one in the folder until it is done.
    places.folder.move(name, places.in_progress, name);
  }
}

std::string_view PickUp::objection(const Places& places, const std::string& name,
                                   const Status& status) const {
  if (status.type != FileType::regular) return describe(status.type);
  if (status.links != 1) return "a hard link: the same file has another name elsewhere";
  if (!is_plain(name)) return "its name is too long or is not printable UTF-8";
  if (!places.folder.readable(name)) return "the hub may not read it";
  return {};
}

std::deque<std::string> PickUp::waiting(const Places& places) {
  std::vector<std::tuple<int, std::int64_t, std::string>> order;
  std::map<std::string, int> failures;
  for (auto& name : places.in_progress.names()) {
    if (is_temporary(name)) continue;
    const auto status = places.in_progress.status(name);
    if (!status) continue;
    const auto failed = failures_.find(name);
    const int count = failed == failures_.end() ? 0 : failed->second;
    if (count > 0) failures.emplace(name, count);
    order.emplace_back(count, status->modified_ns, std::move(name));
  }
  failures_ = std::move(failures);
  std::sort(order.begin(), order.end());
  std::deque<std::string> names;
  for (auto& entry : order) names.push_back(std::move(std::get<std::string>(entry)));
  return names;
}

void PickUp::offer_next() {
  while (!offered_ && !queue_.empty()) {
    const auto name = std::move(queue_.front());
    queue_.pop_front();
    const Places places{options_};
    try {
      if (offer(places, name)) return;
    } catch (const std::system_error& problem) {
      if (++failures_[name] > 1) continue;  // told the first time
      host_.log(sdk::Level::warn, "files.unreadable", {{"reason", explain(problem.code())}});
    }
  }
}

bool PickUp::offer(const Places& places, const std::string& name) {
  const auto entry = places.in_progress.status(name);
  if (!entry) return false;
  // Looked at once more now that nobody else can put another file in its place.
  if (entry->type != FileType::regular || entry->links != 1) {
    report_once(*entry, "it was replaced while it was taken");
    put_away(places.in_progress, name, places.rejected);
    return false;
  }
  const auto limit = std::to_string(options_.max_file);
  if (entry->size > options_.max_file) {
    const auto size = std::to_string(entry->size);
    host_.log(sdk::Level::warn, "files.too_large", {{"size", size}, {"max_file", limit}});
    put_away(places.in_progress, name, places.rejected);
    return false;
  }
  Offered offered{++tickets_, name, places.in_progress.open(name), *entry};
  if (writers(offered.file) == Writers::some && options_.leases) {
    report_once(*entry, "its sender still has it open to write; the hub waits");
    places.in_progress.move(name, places.folder, name);
    return false;
  }
  sdk::Message message;
  message.method = "DROP";
  message.target = name;
  message.media_type = media_type(name);
  message.body = read_all(offered.file, options_.max_file);
  if (!status(offered.file).same_content(*entry)) {
    put_back(places, offered);
    return false;
  }
  if (is_packed(message.body) && !options_.packed) {
    host_.log(sdk::Level::warn, "files.packed", {{"inode", std::to_string(entry->inode)}});
    put_away(places.in_progress, name, places.rejected);
    return false;
  }
  const auto ticket = offered.ticket;
  offered_ = std::move(offered);
  host_.accept(message, [answer = answer_, ticket](const sdk::Answer& given) {
    answer({ticket, given.status});
  });
  return true;
}

void PickUp::settle(const Answered& answered) {
  if (!offered_ || offered_->ticket != answered.ticket) return;
  const auto offered = std::exchange(offered_, std::nullopt);
  const bool accepted = answered.status >= 200 && answered.status < 300;
  // 408 and 429 say "later", as every 5xx does; another 4xx says that this file is no good.
  const bool refused = answered.status >= 400 && answered.status < 500 && answered.status != 408 &&
                       answered.status != 429;
  if (!accepted && !refused) {
    ++failures_[offered->name];
    queue_.clear();
    return;
  }
  failures_.erase(offered->name);
  const Places places{options_};
  if (!status(offered->file).same_content(offered->status)) {
    put_back(places, *offered);
    return;
  }
  sync(offered->file);
  put_away(places.in_progress, offered->name, accepted ? places.archive : places.rejected);
}

void PickUp::put_away(const Directory& from, const std::string& name, const Directory& to) const {
  const auto time = timestamp(host_.now_ms());
  for (int number = 1;; ++number) {
    auto stored = time;
    if (number > 1) stored.append("-").append(std::to_string(number));
    stored.append("_").append(harmless(name));
    try {
      if (from.move(name, to, stored)) break;
    } catch (const std::system_error& problem) {
      // Gone already: an instance with an earlier configuration was at work on the same folder.
      if (problem.code() == std::errc::no_such_file_or_directory) return;
      throw;
    }
  }
  to.sync();
  from.sync();
}

void PickUp::put_back(const Places& places, const Offered& offered) {
  host_.log(sdk::Level::warn, "files.changed_late",
            {{"inode", std::to_string(offered.status.inode)},
             {"hint", "the sender still writes after the quiet time; raise the setting quiet"}});
  places.in_progress.move(offered.name, places.folder, offered.name);
}

void PickUp::report_once(const Status& status, std::string_view reason) {
  if (!reported_.insert(status.inode).second) return;
  host_.log(sdk::Level::warn, "files.not_taken",
            {{"inode", std::to_string(status.inode)}, {"reason", reason}});
}

}  // namespace rodedraad::files
