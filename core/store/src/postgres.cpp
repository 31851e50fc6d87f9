#include "postgres.h"

#include <libpq-fe.h>
#include <poll.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <stdexcept>
#include <thread>
#include <utility>
#include <vector>

#include "postgres_dialect.h"
#include "rodedraad/store/database.h"
#include "wake_up.h"

namespace rodedraad::store {

namespace {

using Steady = std::chrono::steady_clock;

/// Statements that are sent before anybody reads what the server said of them: few enough for
/// their answers to fit into the buffers between.
constexpr std::size_t kMostPending = 64;
/// How long a connection that reads looks for its server.
constexpr std::chrono::seconds kPatience{20};
constexpr std::chrono::milliseconds kBetweenTries{200};

// Types as pg_type has them.
constexpr Oid kInt8 = 20, kInt2 = 21, kInt4 = 23, kBool = 16;

std::int64_t big_endian(const char* bytes, int length) {
  std::uint64_t out = 0;
  for (int i = 0; i < length; ++i) out = (out << 8U) | static_cast<unsigned char>(bytes[i]);
  const int unused = 64 - 8 * length;
  return static_cast<std::int64_t>(out << static_cast<unsigned>(unused)) >> unused;
}

/// What a URL says, with ours where it says nothing: a lost server is found out within seconds, and
/// of several servers the one that may be written to is taken.
std::string with_defaults(const std::string& url) {
  char* problem = nullptr;
  PQconninfoOption* options = PQconninfoParse(url.c_str(), &problem);
  if (options == nullptr) {
    // What libpq says may repeat the URL, and with it the password.
    PQfreemem(problem);
    throw StoreError(
        "the store url is not understood: write postgresql://USER@HOST:PORT/DATABASE, and "
        "each % / : @ in a name or password as %25 %2F %3A %40");
  }
  constexpr std::array<std::pair<const char*, const char*>, 9> kOurs{
      {{"connect_timeout", "5"},
       {"keepalives_idle", "5"},
       {"keepalives_interval", "2"},
       {"keepalives_count", "3"},
       {"tcp_user_timeout", "10000"},
       {"target_session_attrs", "read-write"},
       {"application_name", "rodedraad"},
       {"client_encoding", "UTF8"},
       {"gssencmode", "disable"}}};
  std::string out;
  const auto add = [&](const std::string& name, const char* value) {
    out += name + "='";
    for (const char* c = value; *c != '\0'; ++c) {
      if (*c == '\'' || *c == '\\') out += '\\';
      out += *c;
    }
    out += "' ";
  };
  for (const auto* option = options; option->keyword != nullptr; ++option) {
    if (option->val != nullptr) {
      add(option->keyword, option->val);
      continue;
    }
    for (const auto& [name, value] : kOurs) {
      if (std::string_view{name} == option->keyword) add(name, value);
    }
  }
  PQconninfoFree(options);
  return out;
}

bool good(ExecStatusType status) {
  return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_PIPELINE_SYNC;
}

}  // namespace

/// Ends with what the server answered.
struct PostgresConnection::Result {
  explicit Result(PGresult* result = nullptr) : of(result, &PQclear) {}
  std::unique_ptr<PGresult, void (*)(PGresult*)> of;
};

class PostgresStatement final : public Statement {
 public:
  PostgresStatement(PostgresConnection& connection, std::string_view sql)
      : connection_(connection),
        sql_(for_postgres(sql)),
        name_("s" + std::to_string(++connection.names_)) {}

  using Statement::bind;
  void bind(int place, std::string_view text) override {
    if (!is_postgres_text(text)) {
      own(place, to_postgres_text(text), kBinary);
    } else {
      borrowed(place, text.data() == nullptr ? std::string_view{""} : text);
    }
  }
  void bind(int place, std::int64_t number) override {
    own(place, std::to_string(number), kText);  // of whatever width the server takes it to be
  }
  void bind(int place, Bytes blob) override {
    borrowed(place, blob.bytes.empty() ? std::string_view{} : blob.bytes);
  }
  void bind(int place, Hash hash) override {
    borrowed(place, hash.bytes.empty() ? std::string_view{""} : hash.bytes);
  }

  bool step() override {
    if (result_.of == nullptr) {
      execute();
      row_ = -1;
    }
    return ++row_ < PQntuples(result_.of.get());
  }
  void run() override {
    if (!connection_.in_transaction_) {
      execute();
    } else {
      connection_.send(*this);
    }
  }

  std::string text(int column) override {
    auto* result = result_.of.get();
    if (PQgetisnull(result, row_, column) != 0) return {};
    const auto type = PQftype(result, column);
    if (type == kInt8 || type == kInt4 || type == kInt2) return std::to_string(number(column));
    return {PQgetvalue(result, row_, column),
            static_cast<std::size_t>(PQgetlength(result, row_, column))};
  }
  std::int64_t number(int column) override {
    auto* result = result_.of.get();
    if (PQgetisnull(result, row_, column) != 0) return 0;
    const auto type = PQftype(result, column);
    if (type != kInt8 && type != kInt4 && type != kInt2 && type != kBool) {
      throw StoreError("PostgreSQL: a column that should be a number is none");
    }
    return big_endian(PQgetvalue(result, row_, column), PQgetlength(result, row_, column));
  }

  void reset() override {
    result_ = PostgresConnection::Result{};
    for (auto& value : values_) value = {};
  }

 private:
  friend class PostgresConnection;
  static constexpr int kText = 0, kBinary = 1;
  struct Value {
    std::string_view borrowed;  ///< without data: NULL
    std::optional<std::string> own;
    int format = kBinary;
    std::string_view bytes() const { return own ? std::string_view{*own} : borrowed; }
  };

  Value& at(int place) {
    if (values_.size() < static_cast<std::size_t>(place)) {
      values_.resize(static_cast<std::size_t>(place));
    }
    return values_[static_cast<std::size_t>(place - 1)];
  }
  /// The bytes of a text are those of its binary form.
  void borrowed(int place, std::string_view bytes) { at(place) = {bytes, {}, kBinary}; }
  void own(int place, std::string bytes, int format) { at(place) = {{}, std::move(bytes), format}; }

  void execute() {
    for (bool again = false;; again = true) {
      try {
        connection_.send(*this);
        result_ = connection_.collect();
        return;
      } catch (const StoreError&) {
        if (again || !connection_.connected_again()) throw;
      }
    }
  }

  PostgresConnection& connection_;
  std::string sql_;
  std::string name_;
  std::size_t prepared_on_ = 0;  ///< generation of the connection
  std::vector<Value> values_;
  PostgresConnection::Result result_;
  int row_ = -1;
};

bool is_postgres(std::string_view url) { return url.starts_with("postgresql://"); }

PostgresConnection::PostgresConnection(const std::string& url, Mode mode)
    : url_(with_defaults(url)), mode_(mode) {
  connect();
}

PostgresConnection::~PostgresConnection() { PQfinish(connection_); }

void PostgresConnection::connect() {
  PQfinish(connection_);
  connection_ = PQconnectdb(url_.c_str());
  ++generation_;
  pending_.clear();
  if (PQstatus(connection_) != CONNECTION_OK) {
    // Says host, port and reason; never the password.
    std::string why = PQerrorMessage(connection_);
    while (!why.empty() && (why.back() == '\n' || why.back() == ' ')) why.pop_back();
    throw StoreError("the store " + place() + " cannot be reached: " + why);
  }
  PQsetNoticeProcessor(
      connection_, [](void*, const char*) {}, nullptr);
  if (mode_ == Mode::read) once("SET default_transaction_read_only = on");
}

bool PostgresConnection::connected_again() {
  if (mode_ != Mode::read || PQstatus(connection_) != CONNECTION_BAD) return false;
  const auto until = std::min(Steady::now() + kPatience, end_);
  for (;;) {
    try {
      connect();
      return true;
    } catch (const StoreError&) {
      if (Steady::now() + kBetweenTries >= until) throw;
      std::this_thread::sleep_for(kBetweenTries);
    }
  }
}

std::string PostgresConnection::place() const {
  const auto said = [](const char* text) { return text == nullptr ? std::string{} : text; };
  return "postgresql://" + said(PQhost(connection_)) + ":" + said(PQport(connection_)) + "/" +
         said(PQdb(connection_));
}

std::unique_ptr<Statement> PostgresConnection::prepare(std::string_view sql) {
  return std::make_unique<PostgresStatement>(*this, sql);
}

void PostgresConnection::fail(const PGresult* result) {
  if (result == nullptr || PQresultStatus(result) == PGRES_FATAL_ERROR) {
    const auto field = [&](int code) {
      const char* text = result == nullptr ? nullptr : PQresultErrorField(result, code);
      return text == nullptr ? std::string{} : std::string{text};
    };
    const auto state = field(PG_DIAG_SQLSTATE);
    if (state == "57014" && Steady::now() >= end_) stopped_ = true;
    if (!state.empty()) {
      // The detail, which is left out, would name values.
      const auto constraint = field(PG_DIAG_CONSTRAINT_NAME);
      throw StoreError("PostgreSQL: " + field(PG_DIAG_MESSAGE_PRIMARY) + " (" + state +
                       (constraint.empty() ? "" : ", " + constraint) + ")");
    }
  }
  throw StoreError("PostgreSQL: the connection to " + place() + " was lost");
}

void PostgresConnection::check_time() {
  if (Steady::now() < end_) return;
  stopped_ = true;
  throw StoreError("PostgreSQL: the time is over");
}

void PostgresConnection::begin() {
  if (PQenterPipelineMode(connection_) != 1 ||
      PQsendQueryParams(connection_, "BEGIN", 0, nullptr, nullptr, nullptr, nullptr, 0) != 1) {
    fail(nullptr);
  }
  in_transaction_ = true;
  pending_.emplace_back();
}

void PostgresConnection::commit() {
  // The server would commit what did not change what it had to.
  const auto demands = [](const std::string& complaint) { return !complaint.empty(); };
  if (std::any_of(pending_.begin(), pending_.end(), demands)) collect();
  if (PQsendQueryParams(connection_, "COMMIT", 0, nullptr, nullptr, nullptr, nullptr, 0) != 1 ||
      PQpipelineSync(connection_) != 1) {
    fail(nullptr);
  }
  pending_.emplace_back();
  const auto committed = take_pending();
  // The server answers ROLLBACK to who commits what failed.
  if (std::string_view{PQcmdStatus(committed.of.get())} != "COMMIT") fail(nullptr);
  const Result sync{PQgetResult(connection_)};
  if (sync.of == nullptr || PQresultStatus(sync.of.get()) != PGRES_PIPELINE_SYNC) fail(nullptr);
  if (PQexitPipelineMode(connection_) != 1) fail(nullptr);
  in_transaction_ = false;
}

void PostgresConnection::send(PostgresStatement& statement) {
  check_time();
  if (in_transaction_ && pending_.size() >= kMostPending) collect();
  if (statement.prepared_on_ != generation_) prepare(statement);
  const auto count = statement.values_.size();
  std::vector<const char*> values(count);
  std::vector<int> lengths(count), formats(count);
  for (std::size_t i = 0; i < count; ++i) {
    const auto& value = statement.values_[i];
    values[i] = value.bytes().data();
    lengths[i] = static_cast<int>(value.bytes().size());
    formats[i] = value.format;
  }
  if (PQsendQueryPrepared(connection_, statement.name_.c_str(), static_cast<int>(count),
                          values.data(), lengths.data(), formats.data(), 1) != 1) {
    fail(nullptr);
  }
  pending_.emplace_back();
}

void PostgresConnection::prepare(PostgresStatement& statement) {
  if (PQsendPrepare(connection_, statement.name_.c_str(), statement.sql_.c_str(), 0, nullptr) !=
      1) {
    fail(nullptr);
  }
  pending_.emplace_back();
  if (!in_transaction_) take_pending();
  statement.prepared_on_ = generation_;
}

PostgresConnection::Result PostgresConnection::result() {
  Result first{PQgetResult(connection_)};
  // Up to the end of what this statement has to say.
  for (Result more{PQgetResult(connection_)}; more.of != nullptr;) {
    more = Result{PQgetResult(connection_)};
  }
  return first;
}

PostgresConnection::Result PostgresConnection::collect() {
  if (in_transaction_ && PQsendFlushRequest(connection_) != 1) fail(nullptr);
  return take_pending();
}

PostgresConnection::Result PostgresConnection::take_pending() {
  Result last;
  if (!pending_.empty()) ++waits_;
  while (!pending_.empty()) {
    const auto complaint = std::move(pending_.front());
    pending_.pop_front();
    last = result();
    if (last.of == nullptr || !good(PQresultStatus(last.of.get()))) {
      pending_.clear();
      fail(last.of.get());
    }
    const std::string_view changed = PQcmdTuples(last.of.get());
    if (!changed.empty()) {
      std::from_chars(changed.data(), changed.data() + changed.size(), changed_);
    }
    if (!complaint.empty() && changed != "1") throw std::logic_error(complaint);
  }
  return last;
}

std::int64_t PostgresConnection::changed() {
  if (!pending_.empty()) collect();
  return changed_;
}

void PostgresConnection::must_have_changed_one(std::string complaint) {
  if (!pending_.empty()) {
    pending_.back() = std::move(complaint);
  } else if (changed_ != 1) {
    throw std::logic_error(complaint);
  }
}

void PostgresConnection::stop_at(Steady::time_point end) {
  end_ = end;
  stopped_ = false;
  const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Steady::now());
  once("SET statement_timeout = " + std::to_string(std::max<std::int64_t>(left.count(), 1)));
}

std::string PostgresConnection::once(const std::string& sql) {
  if (in_transaction_) throw std::logic_error("a transaction is open");
  Result last{PQexec(connection_, sql.c_str())};
  if (!good(PQresultStatus(last.of.get())) && connected_again()) {
    last = Result{PQexec(connection_, sql.c_str())};
  }
  if (!good(PQresultStatus(last.of.get()))) {
    fail(PQresultErrorField(last.of.get(), PG_DIAG_SQLSTATE) == nullptr ? nullptr : last.of.get());
  }
  if (PQntuples(last.of.get()) == 0 || PQnfields(last.of.get()) == 0) return {};
  return PQgetvalue(last.of.get(), 0, 0);
}

bool PostgresConnection::hears(std::chrono::milliseconds most, const WakeUp& wake_up) {
  const auto heard = [this] {
    bool any = false;
    while (auto* note = PQnotifies(connection_)) {
      PQfreemem(note);
      any = true;
    }
    return any;
  };
  if (heard()) return true;
  std::array<pollfd, 2> look{
      {{PQsocket(connection_), POLLIN, 0}, {wake_up.descriptor(), POLLIN, 0}}};
  ::poll(look.data(), look.size(), static_cast<int>(most.count()));
  if (look[0].revents == 0) return false;
  if (PQconsumeInput(connection_) != 1) fail(nullptr);
  return heard();
}

}  // namespace rodedraad::store
