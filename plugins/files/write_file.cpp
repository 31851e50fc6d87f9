#include "write_file.h"

#include <atomic>
#include <optional>
#include <string>
#include <utility>

#include <unistd.h>

#include "names.h"

namespace rodedraad::files {

namespace {

constexpr int kMostVersions = 1000;

sdk::Sent answered() { return {sdk::SentOutcome::answered, {200, {}, {}, {}}, {}}; }

sdk::Sent failed(sdk::SentOutcome outcome, std::string sentence) {
  return {outcome, {}, std::move(sentence)};
}

/// A file with the content, on disk, under a name that nobody sees; gone when it was not placed.
class Unfinished {
 public:
  Unfinished(const Directory& in_progress, std::string_view body) : in_progress_(in_progress) {
    static std::atomic<unsigned> count{0};
    std::optional<Descriptor> file;
    while (!file) {
      name_ = kUnfinished + std::to_string(::getpid()) + '-' + std::to_string(++count);
      file = in_progress_.create(name_);
    }
    try {
      write_all(*file, body);
      sync(*file);
    } catch (...) {
      discard();
      throw;
    }
  }
  Unfinished(const Unfinished&) = delete;
  Unfinished& operator=(const Unfinished&) = delete;
  ~Unfinished() { discard(); }

  bool place(const Directory& folder, const std::string& name) {
    if (!in_progress_.move(name_, folder, name)) return false;
    name_.clear();
    return true;
  }

 private:
  void discard() noexcept {
    try {
      if (!name_.empty()) in_progress_.remove(name_);
    } catch (const std::system_error&) {
      return;  // the next start removes it
    }
  }

  const Directory& in_progress_;
  std::string name_;
};

bool has_content(const Directory& folder, const std::string& name, const Status& status,
                 std::string_view body) {
  return status.type == FileType::regular && status.size == body.size() && folder.readable(name) &&
         read_all(folder.open(name), body.size()) == body;
}

}  // namespace

sdk::Sent write_file(const Options& options, const sdk::Message& message) {
  const auto& target = message.target;
  if (!is_plain(target) || is_temporary(target)) {
    return failed(sdk::SentOutcome::not_sent,
                  "the adapter gave the file a name that cannot stand in a folder");
  }
  bool placed = false;
  try {
    const Places places{options};
    std::optional<Unfinished> unfinished;
    for (int version = 1; version <= kMostVersions; ++version) {
      const auto name = version == 1 ? target : numbered(target, version);
      if (fits(name, options.accept) && !is_result(name)) {
        return failed(sdk::SentOutcome::not_sent,
                      "the hub would take this file back from the folder as a delivery; set accept "
                      "to a pattern that it does not fit");
      }
      if (const auto present = places.folder.status(name)) {
        if (!has_content(places.folder, name, *present, message.body)) continue;
        placed = true;
      } else {
        if (!unfinished) unfinished.emplace(places.in_progress, message.body);
        placed = unfinished->place(places.folder, name);
        if (!placed) continue;
      }
      places.folder.sync();
      places.in_progress.sync();
      return answered();
    }
    return failed(sdk::SentOutcome::not_sent,
                  "the folder holds too many files of this name; let the partner clear it");
  } catch (const std::system_error& problem) {
    // After the file was placed only its survival of a power cut is in doubt.
    return failed(placed ? sdk::SentOutcome::unknown : sdk::SentOutcome::not_sent,
                  explain(problem.code()));
  } catch (const std::exception& problem) {
    return failed(placed ? sdk::SentOutcome::unknown : sdk::SentOutcome::not_sent, problem.what());
  }
}

}  // namespace rodedraad::files
