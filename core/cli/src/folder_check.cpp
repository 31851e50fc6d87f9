#include "folder_check.h"

#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <algorithm>
#include <string>

namespace rodedraad::cli {

namespace {

using config::Finding;
using config::Severity;

bool on_same_mount(const struct stat& folder, const std::filesystem::path& other) {
  struct stat status {};
  return ::stat(other.c_str(), &status) == 0 && status.st_dev == folder.st_dev;
}

bool may_run(const std::string& folder) {
  struct statvfs mount {};
  return ::statvfs(folder.c_str(), &mount) == 0 && (mount.f_flag & ST_NOEXEC) == 0;
}

}  // namespace

std::vector<Finding> check_folder(const config::Setting& setting,
                                  std::span<const std::filesystem::path> plugins) {
  std::vector<Finding> findings;
  const auto add = [&](Severity severity, std::string code, const std::string& text) {
    findings.push_back(
        {severity, setting.place, std::move(code), "folder " + setting.value + ' ' + text});
  };
  const auto& folder = setting.value;
  struct stat status {};
  if (::access(folder.c_str(), R_OK | W_OK | X_OK) != 0 || ::stat(folder.c_str(), &status) != 0) {
    add(Severity::error, "folder-unusable",
        "is not there or cannot be written: make it, and give it to the user that runs the hub");
    return findings;
  }
  if ((status.st_mode & S_IWOTH) != 0) {
    add(Severity::warning, "folder-open",
        "can be written by everybody on this machine: give it a group of the partner and the hub, "
        "and take the permission of others away (chmod o-w)");
  }
  if (may_run(folder)) {
    add(Severity::warning, "folder-executable",
        "lies on a mount where files can be run: give it a mount of its own with the options "
        "noexec,nosuid,nodev");
  }
  if (std::any_of(plugins.begin(), plugins.end(),
                  [&](const auto& plugin) { return on_same_mount(status, plugin); })) {
    add(Severity::warning, "folder-beside-plugins",
        "lies on the mount of the plugins: give it a mount of its own, so that what a partner "
        "drops can never come where plugins are loaded from");
  }
  return findings;
}

}  // namespace rodedraad::cli
