#include "rodedraad/model/case.h"

#include <algorithm>
#include <compare>
#include <tuple>
#include <utility>

#include "rodedraad/model/field_table.h"

namespace rodedraad::model {

namespace {

bool same_field(const Fact& fact, std::string_view path, std::string_view key) {
  return fact.path == path && fact.key == key;
}

/// Whether two statements of one source on one field say the same.
bool says_same(const Fact& a, const Fact& b) {
  return a.value == b.value && a.withdrawn == b.withdrawn && a.valid_from == b.valid_from &&
         a.valid_to == b.valid_to;
}

/// Sources of a field that the table does not know are all equal.
std::size_t rank(const Field* field, const Fact& fact) {
  return field == nullptr ? 0 : authority_rank(*field, fact.source);
}

/// Whether \p a counts more than \p b. Total over the statements on one field and key, whose
/// sources differ, so that the order in which they came in cannot matter.
bool stronger(const Field* field, const Fact& a, const Fact& b) {
  const auto rank_a = rank(field, a);
  const auto rank_b = rank(field, b);
  if (rank_a != rank_b) return rank_a < rank_b;
  if (said_before(a, b) || said_before(b, a)) return said_before(b, a);
  return a.source < b.source;
}

/// The statements that count among those that \p wanted picks, sorted by path and key.
template <class Wanted>
std::vector<const Fact*> strongest_of(const Case& file, Wanted wanted) {
  std::vector<const Fact*> result;
  for (const auto& fact : file.facts) {
    if (!fact.withdrawn && wanted(fact)) result.push_back(&fact);
  }
  std::sort(result.begin(), result.end(), [](const Fact* a, const Fact* b) {
    const auto by_field = std::tie(a->path, a->key) <=> std::tie(b->path, b->key);
    return std::is_neq(by_field) ? std::is_lt(by_field) : stronger(find_field(a->path), *a, *b);
  });
  const auto end = std::unique(result.begin(), result.end(), [](const Fact* a, const Fact* b) {
    return same_field(*b, a->path, a->key);
  });
  result.erase(end, result.end());
  return result;
}

Fact* statement(Case& file, const Fact& like) {
  const auto found = std::find_if(file.facts.begin(), file.facts.end(), [&](const Fact& fact) {
    return same_field(fact, like.path, like.key) && fact.source == like.source;
  });
  return found == file.facts.end() ? nullptr : &*found;
}

std::optional<std::string> current_value(const Case& file, const std::string& path,
                                         const std::string& key) {
  const auto* fact = current(file, path, key);
  return fact == nullptr ? std::nullopt : std::optional{fact->value};
}

/// Remembers what fields said before they were touched, and tells afterwards what changed.
class Comparison {
 public:
  /// Call before a field is changed.
  void touch(const Case& file, const std::string& path, const std::string& key) {
    const auto known = std::any_of(touched_.begin(), touched_.end(), [&](const Change& change) {
      return change.path == path && change.key == key;
    });
    if (!known) touched_.push_back({path, key, current_value(file, path, key), std::nullopt});
  }

  /// The fields that say something else now, in table order.
  std::vector<Change> changes(const Case& file) && {
    for (auto& change : touched_) change.after = current_value(file, change.path, change.key);
    std::erase_if(touched_, [](const Change& change) { return change.before == change.after; });
    std::sort(touched_.begin(), touched_.end(), [](const Change& a, const Change& b) {
      return std::tie(a.path, a.key) < std::tie(b.path, b.key);
    });
    return std::move(touched_);
  }

 private:
  std::vector<Change> touched_;
};

/// Of two statements of one source on one field, in two cases of one person, the one to keep: when
/// they say the same, the first; otherwise the last. Does not depend on which case is asked.
bool keep_other(const Fact& own, const Fact& other) {
  const auto identity = [](const Fact& fact) {
    return std::tie(fact.message, fact.learnt, fact.value, fact.valid_from, fact.valid_to,
                    fact.withdrawn);
  };
  return says_same(own, other) ? identity(other) < identity(own) : identity(own) < identity(other);
}

bool contradicts(const Case& file, const CaseIdentifier& identifier) {
  const auto* own = file.identifier(identifier.type);
  return own != nullptr && *own != identifier.value;
}

}  // namespace

const std::string* Case::identifier(std::string_view type) const {
  const auto found =
      std::find_if(identifiers.begin(), identifiers.end(),
                   [&](const CaseIdentifier& candidate) { return candidate.type == type; });
  return found == identifiers.end() ? nullptr : &found->value;
}

bool said_before(const Fact& a, const Fact& b) {
  return std::tie(a.message, a.learnt) < std::tie(b.message, b.learnt);
}

std::vector<Change> merge(Case& file, std::span<const Fact> facts, std::vector<Fact>* kept) {
  Comparison comparison;
  for (const auto& fact : facts) {
    auto* latest = statement(file, fact);
    if (latest != nullptr && (says_same(*latest, fact) || said_before(fact, *latest))) continue;
    comparison.touch(file, fact.path, fact.key);
    if (latest == nullptr) {
      file.facts.push_back(fact);
    } else {
      *latest = fact;
    }
    if (kept != nullptr) kept->push_back(fact);
  }
  return std::move(comparison).changes(file);
}

const Fact* current(const Case& file, std::string_view path, std::string_view key) {
  const Fact* strongest = nullptr;
  const Field* field = nullptr;
  for (const auto& fact : file.facts) {
    if (fact.withdrawn || !same_field(fact, path, key)) continue;
    if (strongest == nullptr) {
      strongest = &fact;
    } else {
      // Most fields have one source, so the table is only asked when there are more.
      if (field == nullptr) field = find_field(path);
      if (stronger(field, fact, *strongest)) strongest = &fact;
    }
  }
  return strongest;
}

std::vector<const Fact*> current_each(const Case& file, std::string_view path) {
  return strongest_of(file, [path](const Fact& fact) { return fact.path == path; });
}

std::vector<const Fact*> current_all(const Case& file) {
  return strongest_of(file, [](const Fact&) { return true; });
}

std::vector<const Fact*> overruled(const Case& file, const Fact& strongest) {
  std::vector<const Fact*> result;
  for (const auto& fact : file.facts) {
    if (!fact.withdrawn && same_field(fact, strongest.path, strongest.key) &&
        fact.source != strongest.source && fact.value != strongest.value) {
      result.push_back(&fact);
    }
  }
  const auto* field = find_field(strongest.path);
  std::sort(result.begin(), result.end(),
            [field](const Fact* a, const Fact* b) { return stronger(field, *a, *b); });
  return result;
}

bool absorb(Case& file, const Case& other, std::vector<Change>& changes) {
  if (file.municipality != other.municipality) return false;
  if (std::any_of(
          other.identifiers.begin(), other.identifiers.end(),
          [&](const CaseIdentifier& identifier) { return contradicts(file, identifier); })) {
    return false;
  }
  for (const auto& identifier : other.identifiers) {
    if (file.identifier(identifier.type) == nullptr) file.identifiers.push_back(identifier);
  }
  Comparison comparison;
  for (const auto& fact : other.facts) {
    auto* own = statement(file, fact);
    if (own != nullptr && !keep_other(*own, fact)) continue;
    comparison.touch(file, fact.path, fact.key);
    if (own == nullptr) {
      file.facts.push_back(fact);
    } else {
      *own = fact;
    }
  }
  auto changed = std::move(comparison).changes(file);
  changes.insert(changes.end(), std::make_move_iterator(changed.begin()),
                 std::make_move_iterator(changed.end()));
  return true;
}

}  // namespace rodedraad::model
