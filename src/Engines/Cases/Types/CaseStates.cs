namespace Saola.Engines.Cases;

/// <summary>Business state; the codes are those exchanged with the national portal (domain.md 1.4).</summary>
public enum CaseState
{
    /// <summary>1 Mới đăng ký: the reception check runs.</summary>
    Submitted = 1,

    /// <summary>2 Được tiếp nhận: the clock starts.</summary>
    Accepted = 2,

    /// <summary>3 Không được tiếp nhận.</summary>
    RejectedAtIntake = 3,

    /// <summary>4 Đang xử lý.</summary>
    Processing = 4,

    /// <summary>5 Yêu cầu bổ sung giấy tờ: the clock stands.</summary>
    SupplementRequested = 5,

    /// <summary>6 Yêu cầu thực hiện nghĩa vụ tài chính.</summary>
    PaymentRequired = 6,

    /// <summary>7 Công dân yêu cầu rút hồ sơ.</summary>
    WithdrawalRequested = 7,

    /// <summary>8 Dừng xử lý.</summary>
    Stopped = 8,

    /// <summary>9 Đã xử lý xong.</summary>
    Resolved = 9,

    /// <summary>10 Đã trả kết quả.</summary>
    Returned = 10,
}

/// <summary>Payment, an axis of its own.</summary>
public enum PaymentState
{
    /// <summary>No fee.</summary>
    NotRequired,

    /// <summary>A fee waits to be received.</summary>
    Due,

    /// <summary>All fees were received.</summary>
    Paid,
}

/// <summary>Delivery of the result, an axis of its own.</summary>
public enum DeliveryState
{
    /// <summary>No result yet.</summary>
    NotReady,

    /// <summary>The result waits for the applicant.</summary>
    Ready,

    /// <summary>It reached the applicant.</summary>
    Delivered,

    /// <summary>It is with the post.</summary>
    Posted,

    /// <summary>The post brought it back.</summary>
    MailReturned,
}

/// <summary>Synchronisation with the national portal, an axis of its own.</summary>
public enum SyncState
{
    /// <summary>The connector is not switched on for this procedure.</summary>
    NotConnected,

    /// <summary>Waits to be sent.</summary>
    Waiting,

    /// <summary>The portal has the present state.</summary>
    Synchronised,
}

/// <summary>How the case came in (cách thức thực hiện).</summary>
public enum CaseChannel
{
    /// <summary>2 trực tuyến.</summary>
    Online,

    /// <summary>1 trực tiếp at the one-stop counter.</summary>
    Counter,

    /// <summary>3 bưu chính công ích.</summary>
    Post,
}

/// <summary>What the authority decided.</summary>
public enum CaseOutcome
{
    /// <summary>Not decided.</summary>
    None,

    /// <summary>Granted.</summary>
    Granted,

    /// <summary>Refused in writing.</summary>
    Refused,
}

/// <summary>How the result is delivered.</summary>
public enum DeliveryMode
{
    /// <summary>In the inbox on the site.</summary>
    Electronic,

    /// <summary>At the one-stop counter.</summary>
    Counter,

    /// <summary>By public post.</summary>
    Post,
}

/// <summary>How far an apology with a new date is (slip 04).</summary>
public enum ApologyState
{
    /// <summary>Drafted; a person must give the reason.</summary>
    Drafted,

    /// <summary>Waits for the signature.</summary>
    Proposed,

    /// <summary>The signer sent it back with a reason.</summary>
    Returned,

    /// <summary>Signed: the applicant is told.</summary>
    Signed,
}

/// <summary>How far the digital signature of a result is.</summary>
public enum SigningState
{
    /// <summary>Not asked for, or not yet.</summary>
    None,

    /// <summary>Numbered; the program is about to sign.</summary>
    Waiting,

    /// <summary>Stopped with a reason; nothing is issued.</summary>
    Failed,

    /// <summary>Signed by person and organisation, with timestamps.</summary>
    Signed,
}

/// <summary>What an issued result is worth today.</summary>
public enum ResultStanding
{
    /// <summary>It holds.</summary>
    InForce,

    /// <summary>Another one took its place.</summary>
    Replaced,

    /// <summary>Withdrawn by a decision (thu hồi).</summary>
    Revoked,
}

/// <summary>Groups of states.</summary>
public static class CaseStates
{
    /// <summary>States in which the authority or the applicant still has something to do.</summary>
    public static bool IsOpen(this CaseState state) => state is CaseState.Submitted or CaseState.Accepted or CaseState.Processing
        or CaseState.SupplementRequested or CaseState.PaymentRequired or CaseState.WithdrawalRequested;

    /// <summary>States in which nothing follows.</summary>
    public static bool HasEnded(this CaseState state) => state is CaseState.RejectedAtIntake or CaseState.Stopped or CaseState.Returned;

    /// <summary>Whether a decision carries a case on inside the authority: it is being processed from then on.</summary>
    public static bool Continues(string decision) => decision is Decisions.Assign or Decisions.Forward or Decisions.ProposeGrant or Decisions.ProposeRefusal or Decisions.Approve or Decisions.Council;

    /// <summary>The code of domain.md 1.4, 1 to 10.</summary>
    public static int Code(this CaseState state) => (int)state;
}
