using Microsoft.Extensions.DependencyInjection;
using Saola.Data;
using Saola.Engines.Calendar;
using Saola.Engines.Cases.Clock;
using Saola.Engines.Cases.Clock.Watching;
using Saola.Engines.Cases.Drafts;
using Saola.Engines.Cases.Filing;
using Saola.Engines.Cases.Model;
using Saola.Engines.Cases.Reading;
using Saola.Engines.Cases.Verifying;
using Saola.Engines.Cases.Working;
using Saola.Engines.Files;
using Saola.Engines.Jobs;
using Saola.Engines.Ledger;
using Saola.Engines.Payments;
using Saola.Engines.Search;
using Saola.Web.Composition;

namespace Saola.Engines.Cases;

/// <summary>Case types, versioned forms, steps, assignments, deadlines.</summary>
public sealed class CasesEngine : ISaolaPart
{
    private const string StandardNumber = "{org}-{yyMMdd}-{seq:0000}";

    /// <inheritdoc/>
    public string Name => "Cases";

    /// <inheritdoc/>
    public void AddServices(PartContext context)
    {
        var services = context.Services;
        var template = context.Configuration["Saola:Cases:NumberTemplate"] ?? StandardNumber;
        services.AddSingleton<IModelContributor, CasesModel>();
        services.AddScoped<CaseTypes>().AddScoped<CaseClock>().AddScoped<CaseWork>().AddScoped<CaseHandler>().AddScoped<CaseNumbers>();
        services.AddScoped(p => new FilingParts(
            p.GetRequiredService<CaseTypes>(), p.GetRequiredService<CaseNumbers>(), p.GetRequiredService<CaseClock>(), p.GetRequiredService<ActRecorder>(),
            p.GetRequiredService<IOutbox>(), p.GetRequiredService<ISearchFeed>(), template));
        AddHandlers(services);
        services.AddScoped<ISearchSource, CaseSearchSource>();
        services.AddScoped<IPaymentTarget, FeePayments>();
        services.AddScoped<IVerification, VerifyNumbers>().AddScoped<IVerification, VerifyResultNumbers>().AddScoped<IVerification, VerifyPapers>().AddScoped<IVerification, VerifyStates>().AddScoped<IVerification, VerifyResults>();
        services.AddScoped<IFileGate, CaseFileGate>().AddScoped<IFileGate, DraftFileGate>();
        services.AddWork<ReactToCase, ReactToCaseHandler>();
        services.AddScoped<ICalendarDependant, CalendarListener>();
        services.AddScoped<ResultMakers>().AddScoped<ResultIssuing>();
        services.AddWork<SignResult, SignResultHandler>();
        services.AddWork<RecountCases, RecountCasesHandler>();
        services.AddOptions<ClockSettings>().Bind(context.Configuration.GetSection("Saola:Cases:Clock"));
        services.AddScoped<WatchedCases>().AddScoped<StepWatch>().AddScoped<DueWatch>().AddScoped<SupplementWatch>().AddScoped<OpinionWatch>().AddScoped<ApologyDrafts>();
        services.AddSchedule<WatchClocks>(WatchClocks.Name, TimeSpan.FromMinutes(1));
        services.AddSchedule<DropExpiredDrafts>("cases.drop_expired_drafts", TimeSpan.FromHours(1));
    }

    private static void AddHandlers(IServiceCollection services)
    {
        services.AddScoped<CaseDrafts>().AddScoped<SendTrackingCode>().AddScoped<ListOpinions>().AddSingleton<Forms.Filling.RowSheet>();
        services.AddHandler<SubmitCase>().AddHandler<DecideStep>().AddHandler<AnswerSupplement>().AddHandler<HandOverCase>().AddHandler<CommentOnCase>()
            .AddHandler<AskOpinion>().AddHandler<GiveOpinion>().AddHandler<RecordFee>().AddHandler<SetFee>().AddHandler<DecideFeeRelief>().AddHandler<ListFeeDecisions>().AddHandler<ListFeesOfCases>().AddHandler<DraftResult>().AddHandler<ReturnResult>()
            .AddHandler<HandOverResult>().AddHandler<RecordReturnedMail>().AddHandler<ChoosePickUp>().AddHandler<RetrySigning>().AddHandler<RevokeResult>().AddHandler<PrepareReplacement>().AddHandler<ReplaceResult>().AddHandler<CheckResult>()
            .AddHandler<WithdrawCase>().AddHandler<RefuseWithdrawal>().AddHandler<StopCase>().AddHandler<RateCase>().AddHandler<KeepDocument>()
            .AddHandler<ReadCase>().AddHandler<ListCases>().AddHandler<CaseBalance>().AddHandler<WriteHistory>();
        services.AddHandler<DraftApology>().AddHandler<ProposeApology>().AddHandler<SignApology>().AddHandler<ExtendSupplement>();
        services.AddScoped<ListOwnPapers>().AddScoped<ListApologies>();
        services.AddScoped<IDecisionEffect, AcceptEffect>().AddScoped<IDecisionEffect, RefuseEffect>().AddScoped<IDecisionEffect, SupplementEffect>()
            .AddScoped<IDecisionEffect, AssignEffect>().AddScoped<IDecisionEffect, ForwardEffect>().AddScoped<IDecisionEffect, ReturnEffect>()
            .AddScoped<IDecisionEffect, SignEffect>().AddScoped<IDecisionEffect, IssueEffect>();
    }
}
