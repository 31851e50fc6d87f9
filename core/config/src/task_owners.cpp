#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "rodedraad/model/date.h"
#include "rule_events.h"
#include "whole.h"

namespace rodedraad::config {

namespace {

/// For each task that something needs, the first place that needs it.
std::map<std::string, Place> needed_tasks(const Config& config) {
  std::map<std::string, Place> out;
  const auto need = [&](const std::string& task, const Place& place) {
    if (!task.empty()) out.try_emplace(task, place);
  };
  for (const auto& ref : rules_of(config)) {
    for (const auto& task : ref.rule->tasks) need(task.task, task.place);
    for (const auto& send : ref.rule->sends) {
      if (send.to.starts_with("task:")) need(send.to.substr(5), send.place);
      for (const auto& await : send.awaits) need(await.task, await.place);
    }
  }
  for (const auto& deadline : config.deadlines) need(deadline.task, deadline.place);
  return out;
}

/// The day after or before a day as text; empty when it is no day.
std::string moved(const std::string& day, int by) {
  const auto date = model::Date::parse(day);
  if (!date || !date->day()) return {};
  return model::Date{std::chrono::sys_days{*date->day()} + std::chrono::days{by}}.text();
}

/// Days without owner. Both inclusive; to empty: without end.
struct Gap {
  std::string from;
  std::string to;
  const Mandate* next;  ///< the line after it, or null
  const Mandate* last;  ///< the line before it, or null
};

/// The gaps of one task from \p day on. Lines of one task do not overlap: that is an error of its
/// own.
std::vector<Gap> gaps(std::vector<const Mandate*> lines, const std::string& day) {
  std::ranges::sort(lines, {}, [](const Mandate* line) { return line->from; });
  std::vector<Gap> out;
  std::string open = day;  ///< the first day of which nothing is known yet
  const Mandate* last = nullptr;
  for (const auto* line : lines) {
    if (!line->to.empty() && line->to < open) {
      last = line;
      continue;
    }
    if (line->from > open) out.push_back({open, moved(line->from, -1), line, last});
    last = line;
    if (line->to.empty()) return out;
    open = moved(line->to, 1);
    if (open.empty()) return out;
  }
  out.push_back({open, "", nullptr, last});
  return out;
}

std::string period(const Gap& gap) {
  if (gap.next == nullptr && gap.last == nullptr) return "on any day";
  if (gap.last == nullptr) return fmt::format("until {}", gap.to);
  const auto from = moved(gap.last->to, 1);
  return gap.to.empty() ? fmt::format("from {} on", from)
                        : fmt::format("from {} until {}", from, gap.to);
}

void check_task(const Municipality& municipality, const std::string& task, const Place* needed,
                Report& report) {
  std::vector<const Mandate*> lines;
  for (const auto& mandate : municipality.mandates) {
    if (mandate.task == task) lines.push_back(&mandate);
  }
  for (const auto& gap : gaps(lines, today())) {
    if (gap.next != nullptr && gap.last != nullptr) {
      report.warning(gap.next->place, "mandate-gap",
                     fmt::format("in {} nobody has the task `{}` {}: line {} ends before this one "
                                 "starts; let them follow each other",
                                 municipality.name, task, period(gap), gap.last->place.line));
    } else if (needed != nullptr) {
      const auto* line = gap.last == nullptr ? gap.next : gap.last;
      report.warning(line == nullptr ? municipality.place : line->place, "task-without-owner",
                     fmt::format("in {} nobody has the task `{}` {}, and {} line {} needs it; say "
                                 "here who has it",
                                 municipality.name, task, period(gap), needed->file, needed->line));
    }
  }
}

}  // namespace

void check_tasks_have_owners(Reading& reading) {
  const auto& region = reading.config.region;
  std::map<std::string, const Place*> tasks;
  const auto needed = needed_tasks(reading.config);
  for (const auto& municipality : region.municipalities) {
    for (const auto& mandate : municipality.mandates) tasks.try_emplace(mandate.task, nullptr);
  }
  // A task that no municipality has at all was reported where it stands.
  for (const auto& [task, place] : needed) {
    if (const auto known = tasks.find(task); known != tasks.end()) known->second = &place;
  }
  for (const auto& municipality : region.municipalities) {
    for (const auto& [task, place] : tasks) {
      check_task(municipality, task, place, reading.report);
    }
  }
}

}  // namespace rodedraad::config
