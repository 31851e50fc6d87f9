#include "case_book.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace rodedraad::hub {

std::string CaseBook::key(const std::string& municipality,
                          const model::CaseIdentifier& identifier) {
  return municipality + '/' + identifier.type + '/' + identifier.value;
}

CaseFilePtr CaseBook::by_identifier(const std::string& municipality,
                                    const model::CaseIdentifier& identifier) {
  {
    const std::lock_guard lock(mutex_);
    const auto found = index_.find(key(municipality, identifier));
    if (found != index_.end()) return entries_.at(found->second).file;
  }
  const auto id = reader_.case_with(municipality, identifier);
  return id ? by_id(*id) : nullptr;
}

CaseFilePtr CaseBook::by_id(const std::string& id) {
  {
    const std::lock_guard lock(mutex_);
    const auto found = entries_.find(id);
    if (found != entries_.end()) {
      used_.splice(used_.begin(), used_, found->second.used);
      return found->second.file;
    }
  }
  auto file = reader_.case_file(id);
  if (!file) return nullptr;
  const std::lock_guard lock(mutex_);
  // A merge may have led to a case that is here already, newer than what the store has.
  const auto found = entries_.find(file->file.id);
  if (found != entries_.end()) return found->second.file;
  return remember(std::make_shared<const store::CaseFile>(std::move(*file)));
}

std::vector<store::MessageRow> CaseBook::waiting_for(const std::string& municipality,
                                                     const model::CaseIdentifier& identifier) {
  std::vector<store::MessageRow> result;
  // What was decided counts, not what the store says meanwhile. Looked at before it is read: what
  // reaches the disk during the read may be seen as it was before.
  std::map<std::string, UnderWay> under_way;
  {
    const std::lock_guard lock(mutex_);
    under_way = under_way_;
    for (const auto& where : {municipality, std::string{}}) {
      const auto [begin, end] = parked_.equal_range(key(where, identifier));
      for (auto at = begin; at != end; ++at) {
        const auto known = under_way.find(at->second.message.id);
        if (known != under_way.end() && known->second.parked) result.push_back(at->second);
      }
    }
  }
  for (auto& row : reader_.waiting_for(municipality, identifier)) {
    if (!under_way.contains(row.message.id)) result.push_back(std::move(row));
  }
  std::sort(result.begin(), result.end(),
            [](const auto& a, const auto& b) { return a.seq < b.seq; });
  return result;
}

CaseFilePtr CaseBook::remember(CaseFilePtr file) {
  const auto& id = file->file.id;
  used_.push_front(id);
  auto& entry = entries_[id];
  entry.file = file;
  entry.used = used_.begin();
  for (const auto& identifier : file->file.identifiers) {
    index_[key(file->file.municipality, identifier)] = id;
  }
  forget_oldest();
  return file;
}

void CaseBook::forget_oldest() {
  // The front is the one in use.
  for (auto at = used_.end(); entries_.size() > keep_ && at != std::next(used_.begin());) {
    --at;
    const auto entry = entries_.find(*at);
    if (entry->second.pins > 0) continue;
    for (const auto& identifier : entry->second.file->file.identifiers) {
      const auto known = index_.find(key(entry->second.file->file.municipality, identifier));
      if (known != index_.end() && known->second == entry->first) index_.erase(known);
    }
    entries_.erase(entry);
    at = used_.erase(at);
  }
}

bool CaseBook::take(const std::string& message) {
  const std::lock_guard lock(mutex_);
  return under_way_.try_emplace(message, UnderWay{false, 1}).second;
}

void CaseBook::let_go(const std::string& message) {
  const std::lock_guard lock(mutex_);
  arrived(message);
}

void CaseBook::goes(const std::string& message, bool parked) {
  auto& way = under_way_[message];
  way.parked = parked;
  ++way.plans;
}

/// Something that was decided of it is on disk.
void CaseBook::arrived(const std::string& message) {
  const auto way = under_way_.find(message);
  if (way != under_way_.end() && --way->second.plans == 0) under_way_.erase(way);
}

void CaseBook::decided(const Plan& plan) {
  const std::lock_guard lock(mutex_);
  if (plan.file != nullptr) {
    for (const auto& absorbed : plan.absorbed) {
      const auto gone = entries_.find(absorbed);
      if (gone == entries_.end()) continue;
      used_.erase(gone->second.used);
      entries_.erase(gone);
    }
    const auto known = entries_.find(plan.file->file.id);
    if (known == entries_.end()) {
      remember(plan.file);
    } else {
      for (const auto& identifier : known->second.file->file.identifiers) {
        index_.erase(key(plan.file->file.municipality, identifier));
      }
      known->second.file = plan.file;
      for (const auto& identifier : plan.file->file.identifiers) {
        index_[key(plan.file->file.municipality, identifier)] = plan.file->file.id;
      }
    }
    ++entries_.at(plan.file->file.id).pins;
  }
  for (const auto& message : plan.released) goes(message.message.id, false);
  if (!plan.waits.empty()) goes(plan.message.message.id, true);
  for (const auto& identifier : plan.waits) {
    parked_.emplace(key(plan.message.municipality, identifier), plan.message);
  }
}

void CaseBook::settled(const Plan& plan) {
  const std::lock_guard lock(mutex_);
  if (plan.file != nullptr) {
    const auto known = entries_.find(plan.file->file.id);
    if (known != entries_.end()) --known->second.pins;
  }
  for (const auto& message : plan.released) arrived(message.message.id);
  if (!plan.waits.empty()) arrived(plan.message.message.id);
  for (const auto& identifier : plan.waits) {
    auto [at, end] = parked_.equal_range(key(plan.message.municipality, identifier));
    while (at != end) {
      at = at->second.message.id == plan.message.message.id ? parked_.erase(at) : std::next(at);
    }
  }
}

}  // namespace rodedraad::hub
